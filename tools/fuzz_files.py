"""Files that are sound but for some damage by the grammar of their kind: tables and reports in any format, folders of them."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import random
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest import mock

from tools import fuzz_documents as documents, fuzz_inputs as made, fuzz_packages as packages, make_childrens_files
from tools.fuzz_inputs import Files
from tools.fuzz_prose import prose

from safeguarding.tables.csv_text import csv_rows, read_csv_text

ROOT = Path(__file__).resolve().parent.parent
MOST_ROWS = 12
Chance = random.Random
Given = str | Files


@contextlib.contextmanager
def standard_input(contents: bytes) -> Iterator[None]:
    """What another program writes to this one, while the block runs."""
    with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(contents), encoding="utf-8")):
        yield


@functools.cache
def tables(*patterns: str) -> Sequence[made.Rows]:
    """The first lines of sound tables."""
    files = [file for pattern in patterns for file in sorted(ROOT.glob(pattern))]
    return [csv_rows(read_csv_text(file))[1][:MOST_ROWS] for file in files]


EVERY = ("tests/tables/*/*.csv", "examples/*/*.csv")


def table(*patterns: str) -> Callable[[Chance], Given]:
    """A table as councils keep them, seldom of another kind, in any of the formats."""

    def one(chance: Chance) -> Given:
        sound = tables(*(patterns if chance.random() < 0.9 else EVERY))
        return table_file(chance, made.bent_table(chance, chance.choice(sound)))

    return one


_WHOLE = {"xls": packages.xls, "xlsb": packages.xlsb, "parquet": packages.parquet, "pdf": documents.pdf}


def table_file(chance: Chance, rows: made.Rows, *, kind: str | None = None) -> Files:
    """A table as a file of some kind."""
    kind = kind or chance.choice(
        (*["csv"] * 8, "xlsx", "xlsx", "ods", "xls", "xlsb", "parquet", "docx", "pdf", "txt", "md", "html", "json")
    )
    if kind == "csv":
        contents = made.csv_bytes(chance, rows)
        return {"input.csv": made.bent_bytes(chance, contents) if chance.random() < 0.2 else contents}
    if kind in ("xlsx", "ods", "docx"):
        parts = {"xlsx": packages.workbook_parts, "ods": packages.ods_parts, "docx": documents.word_parts}[kind]
        return {f"input.{kind}": packages.packed(chance, parts(chance, rows))}
    if kind in _WHOLE:
        return {f"input.{kind}": _WHOLE[kind](chance, rows)}
    if kind == "json" and chance.random() < 0.7:
        return {"input.json": json.dumps([dict(zip(rows[0], row, strict=False)) for row in rows[1:]]).encode()}
    return {f"input.{kind}": made.csv_bytes(chance, rows) if kind != "html" else _web(rows).encode("utf-8", "replace")}


def _web(rows: made.Rows) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{each}</td>' for each in row) + '</tr>' for row in rows)}</table>"


@functools.cache
def _folder(name: str) -> Files:
    if name == "childrens":
        with tempfile.TemporaryDirectory() as folder:
            few = make_childrens_files.made_up_children()[:6]
            where = Path(folder)
            make_childrens_files.write_return(few, where)
            make_childrens_files.write_census(few, where / "cin.xml")
            make_childrens_files.write_dataset(few, where)
            return {each.name: each.read_bytes() for each in sorted(where.iterdir()) if each.is_file()} | {
                f"{each.parent.name}/{each.name}": each.read_bytes() for each in sorted(where.glob("*/*"))
            }
    at = ROOT / name
    return {
        each.relative_to(at).as_posix(): b"\n".join(
            each.read_bytes().split(b"\n")[: 40 if each.suffix == ".csv" else None]
        )
        for each in sorted(at.rglob("*"))
        if each.suffix in (".toml", ".csv", ".md")
    }


@functools.cache
def _annex() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "annex.xlsx")
        make_childrens_files.write_workbook(make_childrens_files.made_up_children()[:6], path)
        with zipfile.ZipFile(path) as archive:
            return documents.bent_parts({name: archive.read(name) for name in archive.namelist()})


def annex_a(chance: Chance) -> Given:
    """The lists of Annex A in a workbook, some of its parts damaged."""
    return {"input.xlsx": packages.packed(chance, _annex())}


def files(*names: str, ends: Sequence[str] = ("",), under: str = "") -> Callable[[Chance], Given]:
    """A folder of which one file is damaged, or gone."""

    def one(chance: Chance) -> Given:
        every = _folder(chance.choice(names)).items()
        sound = {name: each for name, each in every if name.endswith(tuple(ends)) and name.startswith(under)}
        name = chance.choice(list(sound))
        return {**sound, name: bent(chance, name, sound[name])}

    return one


def bent(chance: Chance, name: str, contents: bytes) -> bytes:
    """A file damaged by the grammar of its kind."""
    words = contents.decode("utf-8-sig", "replace")
    if chance.random() < 0.1:
        return made.bent_bytes(chance, contents)
    if name.endswith(".csv"):
        rows = [line.split(",") for line in words.splitlines()[:MOST_ROWS]]
        return made.csv_bytes(chance, made.bent_table(chance, rows))
    bend = {".toml": made.bent_toml, ".xml": packages.bent_markup}.get(Path(name).suffix)
    return (bend(chance, words) if bend else made.text(chance, [words])).encode("utf-8", "replace")


def report(chance: Chance) -> Files:
    """A report of some kind, or a table in which there may be one."""
    kind = chance.choice(("txt", "md", "html", "pdf", "docx", "table", "table"))
    if kind in ("txt", "md", "html"):
        words = prose(chance) if chance.random() < 0.7 else made.text(chance, [prose(chance)])
        return {f"input.{kind}": words.encode("utf-8", "replace")}
    rows = made.bent_table(chance, chance.choice(tables(*EVERY)))
    return table_file(chance, rows, kind=None if kind == "table" else kind)
