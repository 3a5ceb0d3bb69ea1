"""The one converter that knows how every record stands in JSON and TOML."""

from __future__ import annotations

import functools

import cattrs

from safeguarding.serialization.certificates import register_certificates
from safeguarding.serialization.claims import register_claims
from safeguarding.serialization.containers import register_containers
from safeguarding.serialization.dbs_policies import register_policies
from safeguarding.serialization.grades import register_grades
from safeguarding.serialization.inspections import register_inspections
from safeguarding.serialization.places import register_places
from safeguarding.serialization.scalars import register_date_ranges, register_scalars


@functools.cache
def record_converter() -> cattrs.Converter:
    """The converter that knows every public record.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> record_converter().unstructure(Period(years=3))
        '3 years'
    """
    converter = cattrs.Converter(detailed_validation=True, forbid_extra_keys=True)
    register_containers(converter)
    register_scalars(converter)
    register_grades(converter)
    register_certificates(converter)
    register_date_ranges(converter)
    register_inspections(converter)
    register_claims(converter)
    register_places(converter)
    register_policies(converter)
    return converter
