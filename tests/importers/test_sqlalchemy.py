"""A record in a column of SQLAlchemy, in SQLite."""

from datetime import date
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


@pytest.fixture
def session() -> Any:  # noqa: ANN401 - a generator of a session
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as made:
        yield made
    engine.dispose()


def test_round_trip(session: Session) -> None:
    """What is stored is read back equal; nothing stays nothing."""
    episode = sg.Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)])
    session.add_all([Case(number=1, episode=episode), Case(number=2, episode=None)])
    session.commit()
    session.expire_all()
    assert [each.episode for each in session.scalars(select(Case).order_by(Case.number))] == [episode, None]
    assert session.scalars(select(Case.number).where(Case.episode == episode)).all() == [1]


def test_another_record_is_refused(session: Session) -> None:
    """Without repeating it."""
    session.add(Case(number=1, episode=sg.Share(1, 2)))
    with pytest.raises(StatementError, match="a Share stands where a Episode is wanted"):
        session.commit()


def test_what_was_spoilt_in_the_database_is_refused(session: Session) -> None:
    session.connection().exec_driver_sql("INSERT INTO cases VALUES (1, '{\"started\": 5}')")
    with pytest.raises(sg.FaultyInputError):
        session.scalars(select(Case)).all()
