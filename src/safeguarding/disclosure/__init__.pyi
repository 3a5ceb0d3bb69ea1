from safeguarding.disclosure.auditing import (
    DisclosureAudit as DisclosureAudit,
    Exposure as Exposure,
    HiddenRange as HiddenRange,
)
from safeguarding.disclosure.bands import (
    NumberBand as NumberBand,
    banded_axis as banded_axis,
    finest_bands as finest_bands,
)
from safeguarding.disclosure.crossed_groupings import tells_of_few as tells_of_few
from safeguarding.disclosure.linked_counts import (
    LinkedCounts as LinkedCounts,
    LinkedKind as LinkedKind,
    LinkedPlace as LinkedPlace,
    PartAnswers as PartAnswers,
)
from safeguarding.disclosure.linked_periods import PeriodCount as PeriodCount, hidden_periods as hidden_periods
from safeguarding.disclosure.linked_protection import LinkedPattern as LinkedPattern, linked_pattern as linked_pattern
from safeguarding.disclosure.protection import (
    ProtectedNumber as ProtectedNumber,
    ProtectedTable as ProtectedTable,
    protected_difference as protected_difference,
    protected_percentage as protected_percentage,
    protected_share as protected_share,
    protected_table as protected_table,
)
from safeguarding.disclosure.rules import DisclosureRule as DisclosureRule, Symbols as Symbols
from safeguarding.disclosure.schemes import (
    DFE_LOOKED_AFTER_AUTHORITY as DFE_LOOKED_AFTER_AUTHORITY,
    DFE_LOOKED_AFTER_NATIONAL as DFE_LOOKED_AFTER_NATIONAL,
    FEWER_THAN_FIVE as FEWER_THAN_FIVE,
    NHS_HES as NHS_HES,
    OFQUAL as OFQUAL,
    PUBLISHED_SCHEMES as PUBLISHED_SCHEMES,
)
from safeguarding.disclosure.suppression import (
    Suppression as Suppression,
    SuppressionPattern as SuppressionPattern,
    suppression_pattern as suppression_pattern,
)
from safeguarding.disclosure.tables import Axis as Axis, CountTable as CountTable, one_way_table as one_way_table
from safeguarding.disclosure.whole_groups import (
    WholeGroupRule as WholeGroupRule,
    whole_group_places as whole_group_places,
)
