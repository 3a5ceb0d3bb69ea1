"""The words in which a rule says its expressions, as SQL: one flat CASE, where narwhals puts each case inside the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime

Int8 = "TINYINT"


class SqlExpression:
    """A text of SQL that grows by the words of polars and narwhals.

    Examples:
        >>> day = col("issued_on")
        >>> print(when(day.is_null()).then(lit(7)).when(day < date(2014, 9, 19)).then(lit(3)).otherwise(lit(0)).text)
        CASE WHEN "issued_on" IS NULL THEN 7 WHEN "issued_on" < DATE '2014-09-19' THEN 3 ELSE 0 END
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __lt__(self, bound: date) -> SqlExpression:
        """Whether it is before a day or a time."""
        return SqlExpression(f"{self.text} < {'TIMESTAMP' if isinstance(bound, datetime) else 'DATE'} '{bound}'")

    def is_null(self) -> SqlExpression:
        """Whether it is missing."""
        return SqlExpression(f"{self.text} IS NULL")

    def is_in(self, values: Iterable[str]) -> SqlExpression:
        """Whether it is one of some texts."""
        return SqlExpression(f"{self.text} IN ({', '.join(lit(each).text for each in values)})")

    def when(self, condition: SqlExpression) -> SqlExpression:
        """Another case, tried after those before it."""
        return SqlExpression(f"{self.text} WHEN {condition.text}")

    def then(self, value: SqlExpression) -> SqlExpression:
        """What stands in the case."""
        return SqlExpression(f"{self.text} THEN {value.text}")

    def otherwise(self, value: SqlExpression) -> SqlExpression:
        """What stands in every other case."""
        return SqlExpression(f"{self.text} ELSE {value.text} END")

    def alias(self, name: str) -> SqlExpression:
        """It as a column of this name."""
        return SqlExpression(f"{self.text} AS {quoted(name)}")


def quoted(name: str) -> str:
    """The name of a column as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def col(name: str) -> SqlExpression:
    """A column."""
    return SqlExpression(quoted(name))


def lit(value: str | int, kind: str = "") -> SqlExpression:
    """A value, of a type where one is named."""
    text = str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
    return SqlExpression(f"CAST({text} AS {kind})" if kind else text)


when: Callable[[SqlExpression], SqlExpression] = SqlExpression("CASE").when
"""The first of several cases."""
