"""A record in a column of SQLAlchemy: in SQLite, and in PostgreSQL where that is on the machine."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("sqlalchemy", reason="in the long stage, whose environment has SQLAlchemy")

from sqlalchemy import create_engine, select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from tests.importers.recipes import recipe

import safeguarding as sg

RecordType: Any = recipe("sqlalchemy_records").RecordType


class Base(DeclarativeBase):
    pass


class Case(Base):
    __tablename__ = "cases"

    number: Mapped[int] = mapped_column(primary_key=True)
    episode: Mapped[sg.Episode | None] = mapped_column(RecordType(sg.Episode))


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """A server of its own, reached by a socket in its folder alone."""
    pytest.importorskip("pg8000", reason="in the long stage, whose environment has a driver of PostgreSQL")
    found = shutil.which("postgres")
    if found is None:
        pytest.skip("PostgreSQL is not on this machine")
    programs = Path(found).resolve().parent
    # it refuses to run as root
    other: dict[str, Any] = {"user": "nobody", "group": "nogroup"} if os.getuid() == 0 else {}

    def do(program: str, *asked: str | Path) -> None:
        ran = [programs / program, "--pgdata", data, *asked]
        subprocess.run(ran, check=True, stdout=subprocess.DEVNULL, cwd="/", **other)  # noqa: S603 - the machine's own

    with tempfile.TemporaryDirectory(prefix="pg") as name:
        folder = Path(name)
        if other:
            shutil.chown(folder, **other)
        data = folder / "data"
        do("initdb", "--username", "tests", "--auth", "trust", "--no-sync")
        settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        do("pg_ctl", "--wait", "--log", folder / "log", "--options", settings, "start")
        yield f"postgresql+pg8000://tests@/postgres?unix_sock={folder}/.s.PGSQL.5432"
        do("pg_ctl", "--wait", "--mode", "immediate", "stop")


@pytest.fixture(params=["sqlite", "postgresql"])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    url = "sqlite://" if request.param == "sqlite" else request.getfixturevalue("postgresql")
    engine = create_engine(url, hide_parameters=True)
    Base.metadata.create_all(engine)
    with Session(engine) as made:
        yield made
    Base.metadata.drop_all(engine)
    engine.dispose()


def test_round_trip(session: Session) -> None:
    """What is stored is read back equal; nothing stays nothing."""
    episode = sg.Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)])
    session.add_all([Case(number=1, episode=episode), Case(number=2, episode=None)])
    session.commit()
    session.expire_all()
    assert [each.episode for each in session.scalars(select(Case).order_by(Case.number))] == [episode, None]
    assert session.scalars(select(Case.number).where(Case.episode == episode)).all() == [1]
    assert session.scalars(select(Case.number).where(Case.episode.is_(None))).all() == [2]


def test_another_record_is_refused(session: Session) -> None:
    """Without repeating it, where the engine hides parameters, as the how-to asks."""
    session.add(Case(number=1, episode="Planted"))
    with pytest.raises(StatementError, match="str stands where Episode is wanted") as refused:
        session.commit()
    assert "Planted" not in str(refused.value)


def test_what_was_spoilt_in_the_database_is_refused(session: Session) -> None:
    session.connection().exec_driver_sql("INSERT INTO cases VALUES (1, '{\"started\": 5}')")
    with pytest.raises(sg.FaultyInputError):
        session.scalars(select(Case)).all()
