"""Inputs for the readers: sound ones by their grammar, and what damage makes of them. The same chance, the same input.

An input is a text, or the files of a folder by their names. Everything is made up; nothing stands for anybody.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Files = dict[str, bytes]
Rows = list[list[str]]

NUMBERS = (
    *("0", "1", "-1", "35", "139", "24%", "24.5%", "1,234", "1.5", ".5", "5.", "1e5", "1e999999", "-0", "½", "٣", "²"),
    *(
        "35 of 139",
        "35/139",
        "1/0",
        "0/0",
        "nan",
        "inf",
        "9" * 30,
        "9" * 5_000,
        "0x" + "f" * 5_000,
        "c",
        "x",
        "*",
        "<5",
    ),
    *("10-19", "twenty-four", "a third", "two in five", "half", "1 000", "£1.20", "12345678.000000001", "%", "-24%"),
)
DAYS = (
    *("19/09/2017", "2017-09-19", "19 September 2017", "Sept 2017", "31/02/2017", "29/02/2100", "00/00/0000", "43000"),
    *("1/1/1", "0001-01-01", "9999-12-31", "99999-01-01", "2017-09-19T12:00:00Z", "09/19/2017", "19.9.17", "43000.5"),
    *("Q1 2024/25", "2023-24", "April 2024", "2024", "FY24", "week 53 2024", "14 November - 8 December 2016", "today"),
    *("14 to 9 May 2016", "2017-09-19/2017-09-01", "1 January 0000", "٣/٣/٢٠١٧", "32767", "-1", "2958466", "1904"),
)
PERIODS = (
    *("3 years", "15 working days", "36 months", "1 year 6 months", "0 days", "-3 years", "9999999 years", "P3Y", "3"),
    *("a fortnight", "three years", "1.5 years", "1 year and", "years", "10 wd", "999999999999999999999 working days"),
)
WORDS = (
    *(
        "",
        " ",
        "\t",
        "Good",
        "Requires improvement",
        "inadequate",
        "Enhanced",
        "Enhanced with barred lists",
        "Yes",
        "No",
    ),
    *("n/a", "-", "None", "Total", "Green", "R", "In progress", "Complete", "York", "Social worker", "Strongly agree"),
    *(
        "=1+1",
        "=cmd|' /C calc'!A0",
        "\x00",
        "\x1b[2J",
        "\u202e",
        "\ufeff",
        "\u200b",
        "é",
        "😀",
        "ﬃ",
        "İ",
        "ß",
        "'",
        '"',
    ),
    *(
        '""',
        ",",
        ";",
        "\n",
        "\r",
        "\r\n",
        "#REF!",
        "NULL",
        "none",
        "true",
        "[",
        "{",
        "(",
        ")",
        "\\",
        "../../etc",
        "@seen",
    ),
    *("A" * 3_000, "( " * 400, "1, " * 700, "\u0301" * 300, "E06000014", "SW10/1", "000000000012", "123456789012"),
)
POOLS = (NUMBERS, DAYS, PERIODS, WORDS)


def value(chance: random.Random) -> str:
    """A word, a number, a day or a period; seldom two at once."""
    found = chance.choice(chance.choice(POOLS))
    return found if chance.random() < 0.85 else found + chance.choice(("", " ", ", ", " and ", "-")) + value(chance)


def text(chance: random.Random, samples: Sequence[str]) -> str:
    """A sound text with a few signs changed, or a value of any kind."""
    found = chance.choice(samples) if samples and chance.random() < 0.5 else value(chance)
    for _ in range(chance.choice((0, 0, 1, 2, 5))):
        at, end = sorted(chance.randint(0, len(found)) for _ in range(2))
        between = chance.choice((value(chance), chr(chance.randrange(0x250)), "", found[at:end] * 2))
        found = found[:at] + between + found[min(end, at + chance.choice((0, 1, 3))) :]
    return found


def bent_table(chance: random.Random, rows: Rows) -> Rows:
    """A table with a few kinds of damage."""
    rows = [list(row) for row in rows] or [[""]]
    for _ in range(chance.choice((0, 1, 1, 2, 4))):
        line, column = chance.randrange(len(rows)), chance.randrange(max(map(len, rows)) or 1)
        kind = chance.randrange(9)
        if kind < 4:
            rows[line] += [""] * (column + 1 - len(rows[line]))
            rows[line][column] = value(chance) if kind else rows[line][column] + value(chance)
        elif kind == 4:
            rows.insert(line, [value(chance) for _ in range(chance.randrange(8))])
        elif kind == 5:
            rows = [[*row[:column], *row[column + 1 :]] for row in rows]
        elif kind == 6:
            rows = [[*row, *row[column : column + 1]] for row in rows]
        elif kind == 7:
            rows.insert(line, list(rows[0]))
        else:
            rows[line].insert(min(column, len(rows[line])), value(chance))
    return rows


def csv_bytes(chance: random.Random, rows: Rows) -> bytes:
    """A table as CSV of some dialect and encoding."""
    file, end = io.StringIO(), chance.choice(("\r\n", "\n", "\r"))
    quoting = csv.QUOTE_ALL if chance.random() < 0.5 else csv.QUOTE_MINIMAL
    options: dict[str, Any] = {"lineterminator": end, "quoting": quoting}
    csv.writer(file, delimiter=chance.choice(",,,,;\t|"), **options).writerows(rows)
    coding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"))
    return file.getvalue().encode(coding, "replace")


_TOML = (
    *(
        "0x" + "f" * 5_000,
        "1979-05-27",
        "1979-05-27T07:32:00Z",
        "07:32:00",
        "inf",
        "nan",
        "-0.0",
        "1e400",
        "[]",
        "{}",
        "[[]]",
    ),
    *(
        "[1, 'a', {}]",
        "true",
        '""',
        "'''\n'''",
        "9" * 30,
        "{ a = 1 }",
        "[" * 300,
        "-1",
        "0",
        "0.1",
        "[{}]",
        '"\\u0000"',
    ),
)


def toml_value(chance: random.Random) -> str:
    """A value of TOML: of any type, or a text."""
    return chance.choice(_TOML) if chance.random() < 0.5 else json.dumps(value(chance))


def bent_toml(chance: random.Random, words: str) -> str:
    """TOML with lines changed, gone, twice or exchanged, and values of other types."""
    lines = words.splitlines() or [""]
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        kind = chance.randrange(8)
        if kind < 4:
            # a value of the line; within a list or a table, or all of it
            found = list(
                re.finditer(r'"[^"]*"|(?<== )[^"\[{].*|\b\d[\d.:-]*\b|\btrue\b|\bfalse\b|(?<== ).+', lines[at])
            )
            if found:
                one = chance.choice(found)
                lines[at] = lines[at][: one.start()] + toml_value(chance) + lines[at][one.end() :]
        elif kind == 4:
            lines[at] = ""
        elif kind == 5:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif kind == 6:
            lines.insert(
                at,
                f"{chance.choice(('a', 'a.b', '.'.join('a' * 400), 'title', 'x y', json.dumps(value(chance))))} = {toml_value(chance)}",
            )
        else:
            lines[at] = text(chance, [lines[at]])
    return "\n".join(lines)


_DATA: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    float("inf"),
    float("nan"),
    [],
    {},
    [[]],
    [None],
    {"": None},
    10**400,
)


def bent_data(chance: random.Random, data: Any) -> Any:  # noqa: ANN401 - data of any shape
    """Plain data in which something is another."""
    if isinstance(data, dict) and data and chance.random() < 0.85:
        key = chance.choice(list(data))
        kind = chance.random()
        if kind < 0.1:
            return {each: inner for each, inner in data.items() if each != key}
        changed = {**data, key: bent_data(chance, data[key])}
        return changed if kind < 0.9 else {**changed, value(chance): value(chance)}
    if isinstance(data, list) and data and chance.random() < 0.85:
        at = chance.randrange(len(data))
        return [*data[:at], *[bent_data(chance, data[at])] * chance.choice((1, 1, 1, 0, 2)), *data[at + 1 :]]
    return chance.choice(_DATA) if chance.random() < 0.5 else value(chance)


def data_of(chance: random.Random, schema: Mapping[str, Any], whole: Mapping[str, Any], depth: int = 0) -> Any:  # noqa: ANN401, PLR0911 - by the words of a schema
    """Plain data of a JSON schema, as far as a schema says it."""
    if "$ref" in schema:
        return data_of(chance, whole.get("$defs", {}).get(schema["$ref"].rpartition("/")[2], whole), whole, depth + 1)
    if "anyOf" in schema:
        several = schema["anyOf"]
        return data_of(chance, several[0] if depth > 6 else chance.choice(several), whole, depth + 1)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return chance.choice(schema["enum"] or ("a",))
    if "examples" in schema and chance.random() < 0.9:
        return chance.choice(schema["examples"])
    kind = schema.get("type")
    if kind == "object":
        wanted, properties = schema.get("required", ()), schema.get("properties", {})
        return {
            key: data_of(chance, shape, whole, depth + 1)
            for key, shape in properties.items()
            if key in wanted or (depth < 6 and chance.random() < 0.3)
        }
    if kind == "array":
        several = schema.get("prefixItems") or [schema.get("items") or {}] * (
            0 if depth > 6 else chance.choice((0, 1, 1, 2))
        )
        return [data_of(chance, each, whole, depth + 1) for each in several]
    return _single(chance, schema)


def _single(chance: random.Random, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a value of the type that is asked for
    makers: dict[str, Callable[[], Any]] = {
        "integer": lambda: chance.choice((0, 1, 2, 35, 139, 2017)),
        "number": lambda: chance.choice((0.0, 0.5, 0.95, 12.5)),
        "boolean": lambda: chance.random() < 0.5,
        "null": lambda: None,
    }
    if schema.get("format") == "date":
        return chance.choice(("2017-09-19", "2016-11-14", "2024-02-29"))
    if (kind := str(schema.get("type", ""))) in makers:
        return makers[kind]()
    pattern = schema.get("pattern", "")
    return chance.choice(
        ("12", "24.5", "1/3", "000000000012", "139") if "[0-9]" in pattern else ("York", "a", "35", "Good", "b")
    )


def bent_bytes(chance: random.Random, contents: bytes) -> bytes:
    """Bytes with some changed, gone or repeated."""
    found = bytearray(contents)
    for _ in range(chance.choice((1, 1, 3, 9))):
        at = chance.randint(0, len(found))
        between = chance.choice(
            (b"", b"\0", b"\xff", b"\n", chance.randbytes(3), b"9" * 30, bytes(found[at : at + 40]))
        )
        found[at : at + chance.choice((0, 0, 1, 4, 60))] = between
    return bytes(found[: chance.randint(0, len(found))] if chance.random() < 0.1 else found)
