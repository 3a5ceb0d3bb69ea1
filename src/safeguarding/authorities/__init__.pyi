from safeguarding.authorities.england import english_authorities as english_authorities
from safeguarding.authorities.records import AreaCode as AreaCode, Authority as Authority, Succession as Succession
from safeguarding.authorities.registers import AuthorityRegister as AuthorityRegister
