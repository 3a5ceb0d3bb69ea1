"""Looking authorities up by the ways their names are written: built once for a register, then as quick as a dict."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from safeguarding.authorities.names import folded, styles_of, without_style
from safeguarding.authorities.records import Authority, is_area_code
from safeguarding.records import Record
from safeguarding.texts import closest_names

_SUGGESTIONS = 3


@attrs.frozen
class NameIndex(Record):
    """Authorities by their folded names, aliases and codes.

    Attributes:
        by_key: The authorities of each folded name; of those that share one, the last to end comes first.
        styles: The words of style that may be put to each authority's name, by its code.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> index = NameIndex.of(english_authorities().authorities)
        >>> [str(each) for each in index.meant_by("Dorset")]
        ['Dorset (E06000059)', 'Dorset (E10000009)']
        >>> index.close_to("Kingston")
        ('Kingston upon Hull', 'Kingston upon Thames', 'Islington')
    """

    by_key: Mapping[str, tuple[Authority, ...]]
    styles: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, authorities: Iterable[Authority]) -> NameIndex:
        """The index of some authorities."""
        by_key: dict[str, tuple[Authority, ...]] = {}
        styles = {}
        for each in sorted(authorities, key=_last_day, reverse=True):
            styles[each.code] = _styles_with_aliases(each)
            for key in dict.fromkeys(map(folded, _all_names(each))):
                by_key[key] = (*by_key.get(key, ()), each)
        return cls(by_key, styles)

    def meant_by(self, text: str) -> tuple[Authority, ...]:
        """Every authority that a text can stand for, the last to end first; empty where there is none."""
        key = folded(text)
        exact = self.by_key.get(key)
        if exact is not None:
            return exact
        core, style = without_style(key)
        return tuple(each for each in self.by_key.get(core, ()) if style <= self.styles[each.code])

    def close_to(self, text: str) -> tuple[str, ...]:
        """The names that an unknown text may have been meant for, best first, at most three."""
        key = folded(text)
        wanted = without_style(key)[0] or key
        if not wanted:
            return ()
        # one wrong digit in a code makes another code just as likely, so codes are never suggested
        known = [key for key in self.by_key if not is_area_code(key.upper())]
        longer = [key for key in known if key.startswith(f"{wanted} ")]
        close = closest_names(wanted, known, limit=2 * _SUGGESTIONS)
        names = (self.by_key[key][0].name for key in (*longer, *close))
        return tuple(dict.fromkeys(names))[:_SUGGESTIONS]

    def clashes(self) -> Iterable[str]:
        """What is wrong with the names: those that stand for two authorities on the same days."""
        for key, sharing in self.by_key.items():
            for one, other in itertools.combinations(sharing, 2):
                if _existed_together(one, other):
                    yield f"{one} and {other} share the name {key!r} on the same days"


def _last_day(authority: Authority) -> date:
    return authority.ends_on or date.max


def _all_names(authority: Authority) -> tuple[str, ...]:
    return (authority.name, *authority.aliases, *(code.value for code in authority.codes))


def _styles_with_aliases(authority: Authority) -> frozenset[str]:
    # "County Durham" among the aliases says that Durham, a unitary authority, is called a county
    core = without_style(folded(authority.name))[0]
    split = (without_style(folded(alias)) for alias in authority.aliases)
    own = (style for alias_core, style in split if alias_core == core)
    return styles_of(code.value for code in authority.codes).union(*own)


def _existed_together(one: Authority, other: Authority) -> bool:
    latest_start = max(one.starts_on or date.min, other.starts_on or date.min)
    return latest_start <= min(_last_day(one), _last_day(other))
