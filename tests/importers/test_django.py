"""Records and closed lists in Django models, in SQLite."""

import html
import json
import re
from datetime import date
from typing import Any

import pytest

django: Any = pytest.importorskip("django", reason="in the long stage, whose environment has Django")

from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    USE_TZ=True,
)
django.setup()

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.forms import modelform_factory
from tests.importers.recipes import recipe

import safeguarding as sg
from safeguarding.testing.strategies.registration import STRATEGIES

RECIPE: Any = recipe("django_records")


class Child(models.Model):  # noqa: DJ008 - a model of a test
    grade = models.CharField(max_length=30, choices=RECIPE.choices_of(sg.SocialCareGrade))
    episode = RECIPE.RecordField(sg.Episode, null=True)

    class Meta:
        app_label = "importers"


@pytest.fixture(scope="module", autouse=True)
def table() -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Child)


EPISODE = sg.Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)])


def test_round_trip() -> None:
    """What is stored is read back equal, found by it, and serialised; a choice is shown by its label."""
    made = Child.objects.create(grade="GOOD", episode=EPISODE)
    found = Child.objects.get(pk=made.pk)
    assert found.episode == EPISODE
    assert found.get_grade_display() == "Good"
    assert Child.objects.filter(episode=EPISODE).exists()
    assert Child.objects.create(grade="GOOD").episode is None
    (fixture,) = json.loads(serializers.serialize("json", [found]))
    assert Child(episode=fixture["fields"]["episode"]).episode == {
        "started_on": "2017-04-03",
        "done_on": ["2017-05-04"],
    }
    assert Child._meta.get_field("episode").to_python(fixture["fields"]["episode"]) == EPISODE


def test_forms_and_validation() -> None:
    """What is wrong is said by its place, without repeating it."""
    child = Child(grade="GOOD", episode={"started_on": "2017-04-03"})
    child.full_clean()
    assert child.episode == sg.Episode(started_on=date(2017, 4, 3))
    spoilt = Child(grade="Zebedee", episode={"started_on": "Zebedee Planted"})
    with pytest.raises(ValidationError) as refused:
        spoilt.full_clean()
    assert "Planted" not in str(refused.value)
    assert "started_on" in str(refused.value)


def test_a_form_of_what_is_stored() -> None:
    """It shows the record as its JSON, and takes back what it showed as unchanged."""
    made = Child.objects.create(grade="GOOD", episode=EPISODE)
    form = modelform_factory(Child, fields="__all__")
    (shown,) = re.findall(r"<textarea[^>]*>([^<]*)", str(form(instance=made)["episode"]))
    back = form({"grade": "GOOD", "episode": html.unescape(shown)}, instance=made)
    assert back.is_valid()
    assert back.changed_data == []
    assert back.save().episode == EPISODE
    assert str(form(instance=Child(grade="GOOD"))["episode"])


def test_migrations() -> None:
    """The field is written into a migration with the public name of its kind, from which it is made again."""
    _, path, given, options = Child._meta.get_field("episode").deconstruct()
    assert path.endswith("RecordField")
    assert given == ["safeguarding.timescales.Episode"]
    assert RECIPE.RecordField(*given, **options).kind is sg.Episode
    assert options["null"] is True
    assert MigrationWriter.serialize(given)[0] == "['safeguarding.timescales.Episode']"
    for kind in STRATEGIES:
        (name,) = RECIPE.RecordField(kind).deconstruct()[2]
        assert RECIPE.RecordField(name).kind is kind
