import json
import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from safeguarding.cli.application import application
from safeguarding.cli.events import typed_range
from safeguarding.errors import ParseError, SafeguardingError


def run(*arguments: str | Path) -> Result:
    """A command as it is typed; where a test does not care about the day asked, the last one it names."""
    if arguments[:1] == ("due",) and "--on" not in arguments:
        named = re.findall(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:+]+)?", " ".join(map(str, arguments)))
        days = [each for each in named if "+" in each] or [each[:10] for each in named]
        arguments = (*arguments, "--on", max(days, default="2017-04-03"))
    return CliRunner().invoke(application, [str(each) for each in arguments], env={"COLUMNS": "120"})


class TestDue:
    """Exit status 0 where nothing is late, 1 where something is; the sentence says how surely the rule is known."""

    @pytest.mark.parametrize(
        ("arguments", "status", "starts"),
        [
            (["iha", "--from", "2017-04-03"], 0, "4 May 2017: not yet due."),
            (
                ["iha", "--from", "3 April 2017", "--event", "done=04/05/2017", "--on", "2017-05-04"],
                0,
                "4 May 2017: in time.",
            ),
            (["iha", "--from", "2017-04-03", "--event", "done=2017-05-05"], 1, "4 May 2017: late."),
            (["iha", "--from", "2017-04-03", "--on", "2017-05-05"], 1, "4 May 2017: overdue."),
            (["iha", "--from", "2017-04-03", "--count", "28 days"], 0, "1 May 2017: not yet due."),
            (["iha", "--from", "2017-04-03", "--event", "ended=2017-04-10"], 0, "4 May 2017: no longer required"),
            (
                ["complaint_stage1", "--from", "2017-09-01", "--event", "extended=2017-09-15", "--on", "2017-09-29"],
                0,
                "29 September 2017: not yet due.",
            ),
            (
                ["police_protection", "--from", "2017-05-01T22:30", "--event", "done=2017-05-05", "--on", "2017-05-10"],
                1,
                "2017-05-04 22:30: late.",
            ),
            (["police_protection", "--from", "2017-05-01"], 0, "72 hours after a time on 1 May 2017: not yet due."),
            (
                ["police_protection", "--from", "2017-05-01", "--count", "903 rule 361", "--on", "2017-05-04"],
                0,
                "4 May 2017: not yet due.",
            ),
            (
                ["short_break_year", "--from", "2017-01-01", "--event", "stay=2017-01-01/2017-03-17"],
                1,
                "passed on 17 March 2017: not kept.",
            ),
            (
                [
                    "eligible_child_test",
                    "--from",
                    "2016-01-01",
                    "--born",
                    "2001-06-10",
                    "--event",
                    "stay=2016-01-01/2017-12-31",
                ],
                0,
                "10 June 2017: reached.",
            ),
            (
                [
                    "cla_visit_parents_ico",
                    "--from",
                    "2017-05-01",
                    "--event",
                    "done=2017-05-08",
                    "--event",
                    "first review=2017-05-08",
                ],
                0,
                "8 May 2017: in time.",
            ),
            (["lado_80", "--from", "2017-05-31"], 0, "30 June 2017: not yet due."),
        ],
    )
    def test_answers(self, arguments: list[str], status: int, starts: str) -> None:
        result = run("due", *arguments)
        assert result.exit_code == status, result.output
        assert result.stdout.startswith(starts)
        assert "Rule: " in result.stdout

    def test_a_course(self) -> None:
        result = run(
            "due", "placement_visits", "--from", "2017-01-02", "--event", "done=2017-01-06", "--on", "2017-02-17"
        )
        assert [line.partition(":")[0] for line in result.stdout.splitlines()] == ["9 January 2017", "17 February 2017"]

    def test_a_birthday_window(self) -> None:
        result = run(
            "due", "care_leaver_903_window", "--from", "2017-10-19", "--born", "2000-09-19", "--on", "2017-10-19"
        )
        assert result.exit_code == 0
        assert result.stdout.startswith("19 June – 19 October 2017: not yet due.")

    def test_a_window_that_closed_before_the_case_began_is_none_of_its(self) -> None:
        result = run("due", "care_leaver_903_window", "--from", "2017-10-20", "--born", "2000-09-19")
        assert result.exit_code == 0
        assert result.stdout.startswith("19 June – 19 October 2018: not yet due.")

    @pytest.mark.parametrize(
        ("ended", "status", "starts"),
        [
            ("2017-05-04T22:30", 0, "2017-05-04 22:30: in time."),
            ("2017-05-04 22:31", 1, "2017-05-04 22:30: late."),
        ],
    )
    def test_hours_are_counted_to_a_time(self, ended: str, status: int, starts: str) -> None:
        arguments = ["--from", "2017-05-01 22:30", "--event"]
        for rule, event in (("police_protection", "ended"), ("return_home_interview", "done")):
            result = run("due", rule, *arguments, f"{event}={ended}")
            assert result.exit_code == status, result.output
            assert result.stdout.startswith(starts)

    def test_a_start_with_a_zone_is_judged_at_a_time_with_one(self) -> None:
        zoned = ["police_protection", "--from", "2017-03-25T22:30+00:00"]
        assert "2017-03-28 22:30+00:00: not yet due" in run("due", *zoned).stdout
        assert run("due", *zoned, "--event", "ended=2017-03-28T23:31+01:00").exit_code == 1
        assert run("due", *zoned, "--event", "ended=2017-03-28T23:30+01:00").exit_code == 0

    def test_a_state_that_is_to_have_ended_is_done_when_it_ends(self) -> None:
        result = run("due", "epo", "--from", "2017-04-01", "--event", "ended=2017-04-12")
        assert result.exit_code == 1
        assert "ended on 12 April 2017, 3 days late" in result.stdout

    @pytest.mark.parametrize(
        ("rule", "event", "hint"),
        [
            ("iha", "doen=2017-04-20", "it looks at done, ended"),
            ("iha", "extended=2017-04-20", "it looks at done, ended"),
            ("iha", "stay=2017-04-20/2017-04-21", "it looks at done, ended"),
            ("short_break_year", "done=2017-04-20", "it looks at stay"),
            ("cla_visit_parents_ico", "frist review=2017-04-20", "first review"),
        ],
    )
    def test_an_event_that_the_rule_does_not_look_at_is_refused(self, rule: str, event: str, hint: str) -> None:
        """Left out silently, a slip of the pen would make what was done look undone."""
        result = run("due", rule, "--from", "2017-04-03", "--event", event)
        assert isinstance(result.exception, SafeguardingError)
        assert hint in str(result.exception)

    def test_nothing_due_is_said_in_words(self) -> None:
        result = run("due", "iha", "--from", "2017-04-03", "--on", "2017-04-02")
        assert (result.exit_code, result.stdout.partition(":")[0]) == (0, "Nothing is due under iha on that day")

    def test_a_course_is_counted_another_way_where_it_can_be(self) -> None:
        result = run("due", "looked_after_reviews", "--from", "2017-04-03", "--count", "28 days")
        assert result.stdout.startswith("1 May 2017: not yet due")
        refused = run("due", "looked_after_reviews", "--from", "2017-04-03", "--count", "29 days")
        assert isinstance(refused.exception, SafeguardingError)

    def test_a_birthday_not_known_is_told_of_the_rule_that_waits_for_it(self) -> None:
        result = run("due", "health_assessments", "--from", "2017-01-31", "--event", "done=2017-02-13")
        assert "Health is assessed again" in result.stdout.splitlines()[1]
        assert "the date of birth is not known" in result.stdout.splitlines()[1]

    def test_which_interval(self) -> None:
        arguments = ["due", "permanent_placement_visits", "--from", "2016-01-04", "--event", "done=2016-12-20"]
        assert "31 January 2017" not in run(*arguments, "--by-due-day").stdout
        assert "20 March 2017: not yet due" in run(*arguments, "--by-due-day").stdout
        assert "31 January 2017: not yet due" in run(*arguments).stdout

    def test_json(self) -> None:
        (answer,) = json.loads(run("due", "core_group", "--from", "2017-04-28", "--format", "json").stdout)["answers"]
        assert (answer["due_on"], answer["outcome"]["code"], answer["is_breach"]) == (
            "2017-05-15",
            "not_yet_due",
            False,
        )
        assert answer["source"]["certainty"] == {"code": "from_memory", "label": "from memory, to be verified"}
        assert answer["entry"] == {"first_day": "2015-03-26", "last_day": "2018-07-03"}
        assert answer["catalogue"] == "2026-11-26.3"

    @pytest.mark.parametrize(
        "arguments",
        [
            ["ihaa", "--from", "2017-04-03"],
            ["iha", "--from", "2017-04-03", "--count", "29 days"],
            ["iha", "--from", "2017-04-03", "--event", "done"],
            ["iha", "--from", "2017-04-03", "--event", "ended=2017-04-04", "--event", "ended=2017-04-05"],
            ["ehcp", "--from", "2010-04-03"],
            ["care_leaver_903_window", "--from", "2018-01-01"],
        ],
    )
    def test_bad_input_is_an_error_of_ours(self, arguments: list[str]) -> None:
        """The command line turns it into a message and exit status 2."""
        result = run("due", *arguments)
        assert isinstance(result.exception, SafeguardingError), result.output

    def test_the_day_is_asked_for(self) -> None:
        """No day is made up: today would make the same question another one tomorrow."""
        result = CliRunner().invoke(application, ["due", "iha", "--from", "2017-04-03"])
        assert result.exit_code == 2
        assert "--on" in result.output

    @pytest.mark.parametrize("day", ["soon", "2017-02-30", "2017-05-01T25:00"])
    def test_a_day_that_cannot_be_read(self, day: str) -> None:
        assert run("due", "iha", "--from", day).exit_code == 2


def test_two_answers_to_one_question_are_refused() -> None:
    """Which interval counts where it changes is chosen once."""
    rule = ["due", "private_fostering", "--from", "2017-04-03"]
    found = run(*rule, "--by-due-day", "--by-day-asked")
    assert (found.exit_code, "two answers to one question" in found.output) == (2, True)


def test_the_days_that_were_counted() -> None:
    """With --calendar the days between stand beside the answer, holidays named."""
    plain, shown = (run("due", "icpc", "--from", "2017-04-13", *more) for more in ((), ("--calendar",)))
    assert "Easter Monday" in shown.output
    assert "Easter Monday" not in plain.output


@pytest.mark.parametrize(
    "text", ["2023-09-04/2023-12-20", "4 September 2023/20 December 2023", "4 September – 20 December 2023"]
)
def test_a_range_of_days(text: str) -> None:
    """With a slash or a dash, whichever way the days are written."""
    found = typed_range(text)
    assert (found.starts_on, found.ends_on) == (date(2023, 9, 4), date(2023, 12, 20))


def test_half_a_range_is_none() -> None:
    with pytest.raises(ParseError):
        typed_range("2023-09-04/soon")
