from safeguarding.authorities.england import english_authorities as english_authorities
from safeguarding.authorities.neighbours import (
    NEIGHBOURS_SOURCE as NEIGHBOURS_SOURCE,
    Closeness as Closeness,
    Neighbour as Neighbour,
    authority_of_department_code as authority_of_department_code,
    department_code as department_code,
    statistical_neighbours as statistical_neighbours,
)
from safeguarding.authorities.records import AreaCode as AreaCode, Authority as Authority, Succession as Succession
from safeguarding.authorities.registers import AuthorityRegister as AuthorityRegister
