import csv
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest
from tests.published import ROOT
from tests.survey_parts import HOME, counted

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.disclosure.schemes import OFQUAL
from safeguarding.errors import FaultyInputError, UnknownNameError, UnreadableFileError
from safeguarding.pages.cells import printed
from safeguarding.pages.sections import Section, what_conflicts
from safeguarding.pages.surveys import files
from safeguarding.pages.surveys.answers import _group_cells, _not_said, whole_group_note
from safeguarding.pages.surveys.files import survey_pictures, write_pictures, write_tables
from safeguarding.pages.surveys.people import people_tables
from safeguarding.pages.surveys.results import HIDDEN_REASON, SurveyResults
from safeguarding.pages.surveys.section import _runs, section_of, section_of_survey
from safeguarding.pages.surveys.tables import _measured
from safeguarding.pages.tables import Table
from safeguarding.readers.surveys.codebooks import SURVEY_FILE
from safeguarding.readers.surveys.folders import read_survey_folder
from safeguarding.statistics.intervals import WILSON
from safeguarding.surveys.question_measures import item_non_response

THREE_WAVES = ROOT / "examples" / "three-wave-survey"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return Path(shutil.copytree(THREE_WAVES, tmp_path / "survey"))


@pytest.fixture(scope="module")
def section() -> Section:
    return section_of(THREE_WAVES)


def table(section: Section, start: str) -> Table:
    return next(each for each in section.tables if each.caption.startswith(start))


def row(found: Table, start: str) -> tuple[str, ...]:
    return next(each for each in found.words if each[0].startswith(start))


class TestThreeWaves:
    """The example shows each thing that a survey can and cannot say."""

    def test_a_census_says_what_is_left(self, section: Section) -> None:
        assert any("Only non-response is left: 86 did not answer" in each for each in section.paragraphs)
        assert "Everybody in this survey is invented" in section.paragraphs[0]

    def test_verdicts(self, section: Section) -> None:
        shares = table(section, "Favourable answers by wave")
        assert row(shares, "How happy are you with where you live?")[1:] == (
            "51% (n 100; 41% to 61%)",
            "60% (n 95; 50% to 69%)",
            "72% (n 109; 63% to 80%)",
            "no clear change",
            "improved",
        )
        assert row(shares, "How happy are you with how you were listened")[-2:] == ("cannot say", "cannot say")

    def test_a_theme_of_one_question_is_a_theme(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8")
        themes = re.findall(r'^theme = "(.*)"$', text, flags=re.MULTILINE)
        alone = '[[themes]]\nidentifier = "alone"\ntitle = "On its own"\n\n[[questions]]'
        text = text.replace("[[questions]]", alone, 1).replace(f'theme = "{themes[0]}"', 'theme = "alone"', 1)
        codebook.write_text(text, encoding="utf-8")
        made = section_of(folder)
        cells = row(table(made, "Favourable answers by theme"), "On its own")[1:]
        assert cells == ("51% (1 question; 41% to 61%)", "60% (1 question; 50% to 69%)", "72% (1 question; 63% to 80%)")

    def test_claims(self, section: Section) -> None:
        assert [claim[1] for claim in table(section, "Claims").words] == ["shown", "refused", "unverifiable"]
        (conflict,) = section.conflicts
        assert "reaching their social worker" in what_conflicts(conflict)

    def test_a_share_that_would_point_at_few_is_hidden_everywhere(self, section: Section) -> None:
        talk = row(table(section, "Favourable answers by wave"), "Do you have someone")
        assert talk[3:] == ("c", "cannot say", "cannot say")
        reasons = [each[2] for each in table(section, "What the verdicts").words if each[0].startswith("Do you have")]
        assert all(reason.startswith(HIDDEN_REASON) for reason in reasons)
        assert row(table(section, "Favourable answers by theme"), "Where I live")[3] == "c"
        for caption in ("Favourable answers by placement", "Favourable answers by age"):
            assert set(row(table(section, caption), "Do you have someone")[1:]) == {"withheld"}

    def test_a_hidden_question_is_not_among_those_tested_together(self, section: Section) -> None:
        reasons = " ".join(each[2] for each in table(section, "What the verdicts").words)
        # six questions: one is reworded, one hidden
        assert "among 4 questions" in reasons
        assert "among 5 questions" not in reasons

    def test_overlapping_groups_say_so(self, section: Section) -> None:
        assert "Groups overlap and do not add up." in table(section, "Favourable answers by age").notes

    def test_rounded_percentages_that_do_not_sum_say_so(self, section: Section) -> None:
        assert any("may not sum to 100" in note for each in section.tables for note in each.notes)

    def test_largest_remainder_on_request_and_labelled(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8").replace(
            "[disclosure]", "percentages_sum_to_100 = true\n\n[disclosure]"
        )
        codebook.write_text(text, encoding="utf-8")
        answers = table(section_of(folder), "Answers in 2017")
        assert any("largest-remainder" in note for note in answers.notes)
        for line in answers.words:
            if "c" not in line:
                assert sum(int(found[1]) for cell in line[1:-1] if (found := re.search(r"\((\d+)%\)", cell))) == 100

    def test_the_population_is_corrected_for_only_where_asked(self, section: Section, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8")
        codebook.write_text(
            text.replace("smallest_base = 20", "smallest_base = 20\ncorrects_for_population = true"), encoding="utf-8"
        )
        plain, corrected = (table(each, "Favourable answers by wave") for each in (section, section_of(folder)))
        assert row(plain, "How happy are you with where you live?")[3] == "72% (n 109; 63% to 80%)"
        assert row(corrected, "How happy are you with where you live?")[3] == "72% (n 109; 67% to 78%)"
        assert any("not corrected" in note for note in plain.notes)
        assert any("are corrected" in note for note in corrected.notes)

    def test_scores_only_where_nothing_is_hidden(self, section: Section) -> None:
        scores = table(section, "Scores in 2017")
        assert row(scores, "Do you have someone")[1:4] == ("c", "c", "c")
        assert row(scores, "How happy are you with where you live?")[1:4] == ("+58", "3.9", "1.2")

    def test_the_responses_needed(self, section: Section) -> None:
        assert row(table(section, "Waves"), "2017")[-1] == "131"

    def test_97_per_cent_beside_its_bases(self, section: Section) -> None:
        bases = table(section, "97%")
        assert bases.words[0] == ("29 to 39", "1", "83% to 99%")

    def test_bad_cells_are_named_without_what_stood_there(self, section: Section) -> None:
        notes = " ".join(section.notes)
        assert "2015.csv, row 8, column 'home'" in notes
        assert "2015.csv, row 21, column 'age'" in notes
        assert "ok I guess" not in notes
        assert "twelve" not in notes

    def test_no_person_appears(self, section: Section) -> None:
        assert "invented-0" not in repr(section)
        assert "invented-0" not in repr(read_survey_folder(THREE_WAVES))


class TestDisclosure:
    """Whatever is printed, no count from 1 to one below the threshold stands in a table of answers."""

    def test_every_printed_count(self, section: Section) -> None:
        for each in section.tables:
            if each.caption.startswith("Answers in"):
                counts = [
                    int(found[1]) for line in each.words for cell in line[1:] if (found := re.match(r"(\d+)", cell))
                ]
                assert counts
                assert not [count for count in counts if 1 <= count < 5]

    def test_a_stricter_rule_hides_more(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        codebook.write_text(
            codebook.read_text(encoding="utf-8").replace("threshold = 5", "threshold = 40"), encoding="utf-8"
        )
        shares = table(section_of(folder), "Favourable answers by wave")
        cells = [cell for line in shares.words for cell in line[1:4]]
        assert cells.count("c") > 1
        # what is shown has at least 40 on either side, but for the rounding of the percentage
        for cell in cells:
            if found := re.match(r"(\d+)% \(n (\d+)", cell):
                count = round(int(found[1]) * int(found[2]) / 100)
                assert min(count, int(found[2]) - count) >= 39

    def test_rounding(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8").replace("threshold = 5", "threshold = 5\nrounding_base = 5")
        codebook.write_text(text, encoding="utf-8")
        made = section_of(folder)
        for each in made.tables:
            if each.caption.startswith("Answers in"):
                assert all(
                    int(found[1]) % 5 == 0
                    for line in each.words
                    for cell in line[1:]
                    if (found := re.match(r"(\d+)", cell))
                )
        # no exact base, count or interval stands beside the rounded figures
        assert not any("n " in cell for line in table(made, "Favourable answers by wave").words for cell in line[1:4])

    def test_few_people_yield_no_table(self, folder: Path) -> None:
        for path in (folder / "responses").iterdir():
            lines = path.read_text(encoding="utf-8").splitlines()
            path.write_text("\n".join(lines[:4]), encoding="utf-8")
        made = section_of(folder)
        assert not any(each.caption.startswith("Answers in") for each in made.tables)
        shares = table(made, "Favourable answers by wave")
        assert {cell for line in shares.words for cell in line[1:4]} == {"withheld"}
        assert {line[4] for line in shares.words} == {"cannot say"}
        assert not any("Only 3" in line[2] for line in table(made, "What the verdicts").words)


SMALL = """
title = "An invented survey"
[disclosure]
threshold = 5
[layout]
{layout}
[[themes]]
identifier = "life"
title = "Life"
[[questions]]
identifier = "school"
wording = "How is school?"
theme = "life"
options = [
    {{ code = "1", label = "Good", coding = "favourable" }},
    {{ code = "2", label = "Bad", coding = "unfavourable" }},
    {{ code = "9", label = "Does not apply", coding = "not in base" }},
]
[[waves]]
name = "2017"
fieldwork = "6 March – 28 April 2017"
population = 90
invited = 90
complete = 60
mode = "online"
responses = "2017.csv"
"""


def small_survey(path: Path, answers: str, layout: str = "") -> Section:
    (path / SURVEY_FILE).write_text(SMALL.format(layout=layout), encoding="utf-8")
    (path / "2017.csv").write_text(answers, encoding="utf-8")
    return section_of(path)


class TestWhatASurveyLacks:
    """A picture or a source of nothing does not stand there."""

    PEOPLE = "school\n" + "1\n" * 40 + "2\n" * 20

    def small(self, path: Path, without: str, people: str = PEOPLE) -> Path:
        (path / SURVEY_FILE).write_text(SMALL.format(layout="").replace(without, ""), encoding="utf-8")
        (path / "2017.csv").write_text(people, encoding="utf-8")
        return path

    @pytest.mark.parametrize(("without", "sources"), [("nothing of it", 1), ('responses = "2017.csv"\n', 0)])
    def test_neither_answers_nor_claims(self, tmp_path: Path, without: str, sources: int) -> None:
        made = section_of(self.small(tmp_path, without))
        assert made.sources.count(WILSON) == sources

    @pytest.mark.parametrize(("people", "drawn"), [(PEOPLE, ["answers-2017"]), (PEOPLE[:14], [])])
    def test_too_few_to_be_drawn(self, tmp_path: Path, people: str, drawn: list[str]) -> None:
        results = SurveyResults(read_survey_folder(self.small(tmp_path, "nothing of it", people)))
        assert [name for name, _, _ in files._drawings(results)] == drawn


class TestOutsideTheBase:
    """How many chose an option outside the base follows from the bases once the blanks are shown: few of them hide those."""

    @pytest.mark.parametrize(("few", "shown"), [(0, "0%"), (1, "c"), (4, "c"), (5, "0%")])
    def test_both_sides_of_the_threshold(self, tmp_path: Path, few: int, shown: str) -> None:
        people = ["1"] * 40 + ["2"] * (20 - few) + ["9"] * few
        made = small_survey(tmp_path, "id,school\n" + "".join(f"{k},{each}\n" for k, each in enumerate(people)))
        assert table(made, "Scores in 2017").words[0][-1] == shown


class TestWhatIsNotSaidSilently:
    """What a file holds and the tables leave out is told beside them; so is what a symbol means."""

    def test_weights(self, tmp_path: Path) -> None:
        people = "".join(f"{k % 2 + 1},{k % 3 + 1}\n" for k in range(60))
        made = small_survey(tmp_path, f"school,weight\n{people}", 'weight = "weight"')
        assert any("weights; every number here counts people" in note for note in made.notes)

    def test_a_hidden_number_by_group(self, tmp_path: Path) -> None:
        people = "".join(f"{1 if k % 10 else 2},{'north' if k < 30 else 'south'}\n" for k in range(60))
        made = small_survey(
            tmp_path,
            f"school,area\n{people}",
            'groupings = [{ name = "Area", column = "area", labels = ["north", "south"] }]',
        )
        found = table(made, "Favourable answers by area")
        assert found.words[0][1:] == ("c", "c")
        assert any(note.startswith("c: ") for note in found.notes)

    def test_tables_without_a_row_are_left_out(self, folder: Path) -> None:
        for path in (folder / "responses").iterdir():
            path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
        assert all(each.words for each in section_of(folder).tables)

    def test_one_wave_has_no_verdicts_to_reason(self, tmp_path: Path) -> None:
        made = small_survey(tmp_path, "school\n" + "1\n" * 40 + "2\n" * 20)
        assert not any(each.caption == "What the verdicts rest on" for each in made.tables)

    def test_a_number_that_an_earlier_edition_printed(self, tmp_path: Path) -> None:
        """What would be hidden now cannot be taken back, which is said."""
        people = "school\n" + "1\n" * 53 + "2\n" * 7
        small_survey(tmp_path, people)
        before = SurveyResults(read_survey_folder(tmp_path)).printed_numbers()
        stricter = (tmp_path / SURVEY_FILE).read_text(encoding="utf-8").replace("threshold = 5", "threshold = 9")
        for codebook, is_said in ((SMALL.format(layout=""), False), (stricter, True)):
            (tmp_path / SURVEY_FILE).write_text(codebook, encoding="utf-8")
            made = section_of_survey(attrs.evolve(read_survey_folder(tmp_path), before=before))
            said = "1 number that would be hidden now stood in an earlier edition."
            assert any(note.startswith(said) for note in made.notes) is is_said

    def test_a_question_of_several_answers_without_its_columns(self, tmp_path: Path) -> None:
        """It is named, and the other questions are counted."""
        worries = (
            '[[questions]]\nidentifier = "worries"\nwording = "What worries you?"\ntheme = "life"\nseveral = true\n'
            'options = [\n{ code = "s", label = "School", coding = "neutral" },\n'
            '{ code = "f", label = "Friends", coding = "neutral" },\n]\n[[waves]]'
        )
        codebook = SMALL.format(layout="").replace("[[waves]]", worries, 1)
        (tmp_path / SURVEY_FILE).write_text(codebook, encoding="utf-8")
        (tmp_path / "2017.csv").write_text("school\n" + "1\n" * 40 + "2\n" * 20, encoding="utf-8")
        folder = read_survey_folder(tmp_path)
        assert list(folder.answers) == [("2017", "school")]
        assert ["no column for 'worries'" in each.problem for each in folder.faults] == [True]


class TestPopulationByGroup:
    """Who answered stands beside who could have; shares are weighted only where every number they rest on is shown."""

    def test_who_answered(self, section: Section) -> None:
        stages = table(section, "Who answered in 2017, by school stage")
        assert stages.words[0] == ("Primary (8 to 10)", "46", "35", "23%", "31%", "76%")
        assert stages.notes[0].startswith("Some groups answered more readily than others")
        placements = table(section, "Who answered in 2017, by placement")
        assert "p = 0.11" in placements.notes[0]

    def test_weighted(self, section: Section) -> None:
        weighted = table(section, "Favourable answers in 2017, weighted")
        # 19 of 33 primary and 60 of 76 secondary, weighted 46 to 152: 73.98%
        assert weighted.words[0][1:] == ("72% (n 109)", "74% (65% to 82%)", "1.03")
        assert row(weighted, "Do you have someone")[1:] == ("c", "c", "c")

    def test_a_weighted_share_is_hidden_with_a_number_that_it_rests_on(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8")
        codebook.write_text(text.replace('weight_by = ["School stage"]', 'weight_by = ["Placement"]'), encoding="utf-8")
        weighted = table(section_of(folder), "Favourable answers in 2017, weighted")
        assert {cells[2] for cells in weighted.words} == {"c"}
        assert any("would give it away" in note for note in weighted.notes)

    def test_more_answered_than_there_are(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8").replace('"Residential" = 24', '"Residential" = 6')
        codebook.write_text(text, encoding="utf-8")
        made = table(section_of(folder), "Who answered in 2017, by placement")
        assert made.words == (("all groups", "withheld"),)

    @pytest.mark.parametrize(
        ("before", "after", "problem"),
        [
            ('weight_by = ["School stage"]', 'weight_by = ["Age"]', "population to weight wave 2017 by"),
            ('"School stage" = {', '"School stages" = {', "did you mean 'School stage'"),
            ('"Primary (8 to 10)" = 46', '"Primary" = 46', "group of School stage"),
            ('"Primary (8 to 10)" = 46, ', "", "no population of 'Primary"),
            ('"Primary (8 to 10)" = 46', '"Primary (8 to 10)" = 47', "above the wave's own"),
        ],
    )
    def test_refusals(self, folder: Path, before: str, after: str, problem: str) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8")
        assert before in text
        codebook.write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(FaultyInputError, match=problem):
            read_survey_folder(folder)


class TestFiles:
    """Tables and pictures as files; a cell that a spreadsheet would run is made harmless."""

    def test_tables(self, section: Section, tmp_path: Path) -> None:
        written = list(write_tables(section, tmp_path))
        assert len(written) == len(section.tables) + 1
        with (tmp_path / "02-favourable-answers-by-wave.csv").open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file))
        assert tuple(lines[1]) == section.tables[1].words[0]

    def test_formulas(self, tmp_path: Path) -> None:
        spoiled = Section(title="x", tables=[Table(caption="t", columns=("a",), rows=[("=1+1",)])])
        list(write_tables(spoiled, tmp_path))
        assert "'=1+1" in (tmp_path / "01-t.csv").read_text(encoding="utf-8-sig")

    def test_pictures_have_words(self, tmp_path: Path) -> None:
        written = list(write_pictures(SurveyResults(read_survey_folder(THREE_WAVES)), tmp_path))
        pictures = [path for path in written if path.suffix == ".png"]
        assert len(pictures) == 8
        for path in pictures:
            assert path.read_bytes().startswith(b"\x89PNG")
            assert path.with_suffix(".alt.txt").read_text(encoding="utf-8").count(".") > 3


class TestRefusals:
    """Everything wrong in a folder is named at once."""

    def test_no_codebook(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError):
            read_survey_folder(tmp_path)

    def test_a_folder_is_named_also_where_it_is_called_dot(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "responses" / "2013.csv").unlink()
        monkeypatch.chdir(folder)
        with pytest.raises(FaultyInputError) as refused:
            read_survey_folder(Path())
        assert str(refused.value).startswith("survey has 1 fault")
        assert "2013.csv: 2013.csv" not in str(refused.value)

    def test_a_missing_and_a_broken_file(self, folder: Path) -> None:
        (folder / "responses" / "2013.csv").unlink()
        (folder / "responses" / "2017.csv").write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(FaultyInputError) as refused:
            read_survey_folder(folder)
        places = " ".join(str(fault.place) for fault in refused.value.faults)
        assert "responses/2013.csv" in places
        assert "2017.csv, row 1" in places

    @pytest.mark.parametrize(
        ("before", "after", "problem"),
        [
            ('scale = "happy"', 'scale = "hapy"', "did you mean 'happy'"),
            ("complete = 110", "complete = 1100", "more than the 198 invited"),
            ('theme = "life"', 'theme = "live"', "did you mean 'life'"),
            ("threshold = 5", "threshold = 0", "threshold"),
            ('responses = "responses/2013.csv"', 'responses = "../2013.csv"', "outside the survey's folder"),
            ('responses = "responses/2013.csv"', 'responses = "a\\u0000b"', "outside the survey's folder"),
            ("smallest_base = 20", "smallest_base = 0", "smallest base"),
            ("population = 205", "poplation = 205", "did you mean 'population'"),
            ('confidence = "95"', 'confidence = "150"', "in per cent, above 0 and below 100, not 150"),
            ("up_to = 200", "up_to = 100000000", "its largest base between 1 and 5000"),
            ('figure = "97%"', 'figure = "197%"', "a percentage lies between 0 and 100"),
            (
                'theme = "life"\nscale = "happy"',
                'theme = "life"\nscale = "happy"\noptions = [{ code = "1", label = "a", coding = "neutral" }]',
                "not both",
            ),
        ],
    )
    def test_the_codebook(self, folder: Path, before: str, after: str, problem: str) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8")
        assert before in text
        codebook.write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(FaultyInputError, match=problem):
            read_survey_folder(folder)

    def test_a_claim_about_a_question_that_is_not_there(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8").replace('question = "worker"', 'question = "wroker"')
        codebook.write_text(text, encoding="utf-8")
        with pytest.raises(UnknownNameError, match="did you mean 'worker'"):
            section_of(folder)

    def test_counts_instead_of_responses(self, folder: Path) -> None:
        codebook = folder / SURVEY_FILE
        text = codebook.read_text(encoding="utf-8").replace('responses = "responses/2017.csv"\n', "")
        text = text.replace("[disclosure]", 'counts = "counts.csv"\n\n[disclosure]')
        codebook.write_text(text, encoding="utf-8")
        (folder / "counts.csv").write_text(
            "Wave,Question,Option,Count\n2017,home,5,60\n2017,home,1,30\n", encoding="utf-8"
        )
        read = read_survey_folder(folder)
        assert read.answers["2017", "home"].valid == 90
        # people cannot be matched from counts, so they are compared as different people
        reason = SurveyResults(read).comparisons()["home"].reason
        assert "from 60% (57 of 95) to 67% (60 of 90)" in reason


def test_york_without_figures() -> None:
    """York's update: one percentage without a base, and growth without figures: unverifiable, and no conflict."""
    made = section_of(ROOT / "examples" / "york-2017")
    assert [claim[1] for claim in table(made, "Claims").words] == ["unverifiable"] * 5
    assert table(made, "97%").words[0] == ("29 to 39", "1", "83% to 99%")
    assert made.conflicts == ()
    assert any("No answers are in the folder" in note for note in made.notes)


def test_pictures_of_a_page_are_those_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bars for the answers of each wave, and the waves of each question: each by its title."""
    made = SimpleNamespace(
        bars_picture=lambda title, rows: ("bars", title, len(rows)),
        waves_picture=lambda title, points: ("waves", title, len(points)),
    )
    monkeypatch.setattr(files, "_pictures", lambda: made)
    found: list[Any] = list(survey_pictures(SurveyResults(read_survey_folder(THREE_WAVES))))
    assert {kind for kind, _, _ in found} == {"bars", "waves"}
    assert all(title and count for _, title, count in found)


def test_more_faults_than_a_page_holds_are_counted_by_their_kind(folder: Path) -> None:
    """The worst are told, and of the rest how many there are: none is left unsaid."""
    responses = next(path for path in folder.rglob("*.csv") if "2017" in path.name)
    head, *rows = responses.read_text(encoding="utf-8").splitlines()
    spoiled = [f"{row.rpartition(',')[0]},Marzipan{k}" for k, row in enumerate(rows)]
    responses.write_text("\n".join([head, *spoiled]), encoding="utf-8")
    notes = section_of(folder).notes
    assert any("more cells or columns could not be read; the rows are kept." in note for note in notes)
    assert any(re.match(r"[0-9]+ times: ", note) for note in notes)


def test_small_groups_are_named_only_where_the_rule_hides_any() -> None:
    """A rule that shows every number of a group has nothing to say of small ones."""
    assert list(whole_group_note(OFQUAL)) != []
    shows_all = attrs.evolve(OFQUAL, whole_groups=attrs.evolve(OFQUAL.whole_groups, smallest_shown=1))
    assert list(whole_group_note(shows_all)) == []


def people_tables_of(
    people: object, *, overlaps: bool = False, rule: object = OFQUAL, asked: bool = True
) -> list[Table]:
    """The tables of who took part in a wave of ten, whose population has six of the one group and eight of the other."""
    responses = SimpleNamespace(size=10, grouping=lambda _: SimpleNamespace(overlaps=overlaps))
    folder: Any = SimpleNamespace(
        responses={"2017": responses} if asked else {},
        rule=rule,
        population_by=lambda _: {"Area": {"north": 6, "south": 8}},
        policy=SimpleNamespace(confidence=0.95),
    )
    tables: Any = SimpleNamespace(folder=folder, wave=lambda _: SimpleNamespace(people={"Area": people}))
    wave: Any = SimpleNamespace(name="2017")
    return list(people_tables(tables, wave))


class TestWhoTookPart:
    """How many of each group took part stands beside the population, and what cannot be said of it is told."""

    def test_counts_without_answers_of_people(self) -> None:
        """Where a file holds counts, nobody's group is known."""
        assert people_tables_of({}, asked=False) == []

    def test_a_hidden_number_hides_its_shares(self) -> None:
        (found,) = people_tables_of({"north": ProtectedNumber(symbol="c"), "south": 6})
        assert found.words[0] == ("north", "6", "c", "43%", "fewer than 5", "fewer than 5")
        assert found.words[1][2:] == ("6", "57%", "60%", "75%")
        assert "is not said, since a number is hidden" in found.notes[1]

    def test_rounded_numbers(self) -> None:
        rounding: Any = SimpleNamespace(
            source=OFQUAL.source, symbols=OFQUAL.symbols, rounding_base=5, is_small=OFQUAL.is_small
        )
        (found,) = people_tables_of({"north": 5, "south": 5}, rule=rounding)
        assert "since the numbers are rounded" in found.notes[0]

    def test_groups_that_overlap(self) -> None:
        exact: Any = SimpleNamespace(
            source=OFQUAL.source, symbols=OFQUAL.symbols, rounding_base=None, is_small=OFQUAL.is_small
        )
        (found,) = people_tables_of({"north": 6, "south": 6}, rule=exact, overlaps=True)
        assert found.notes[0].startswith("Groups overlap and do not add up")


def test_a_wave_in_which_a_question_or_a_theme_was_not_asked(folder: Path) -> None:
    """It is told in the wave's column, and is no nought."""
    codebook = folder / SURVEY_FILE
    text = codebook.read_text(encoding="utf-8")
    themes = re.findall(r'^theme = "(.*)"$', text, flags=re.MULTILINE)
    alone = '[[themes]]\nidentifier = "alone"\ntitle = "On its own"\n\n[[questions]]'
    text = text.replace("[[questions]]", alone, 1)
    text = text.replace(f'theme = "{themes[0]}"', 'theme = "alone"\nwaves = ["2017"]', 1)
    codebook.write_text(text, encoding="utf-8")
    made = section_of(folder)
    (cells,) = (each for each in table(made, "Favourable answers by theme").words if each[0] == "On its own")
    assert cells[1:3] == ("not asked", "not asked")
    assert any("not asked" in each for each in table(made, "Favourable answers by wave").words)


def test_nobody_can_weight_by_groups_that_overlap(folder: Path) -> None:
    """Somebody of fourteen is in two of them, and would count twice."""
    codebook = folder / SURVEY_FILE
    text = codebook.read_text(encoding="utf-8").replace('weight_by = ["School stage"]', 'weight_by = ["Age"]')
    ages = '[waves.population_by]\nAge = { "8 to 10" = 46, "11 to 15" = 90, "11 to 17" = 152 }\n'
    codebook.write_text(text.replace("[waves.population_by]\n", ages, 1), encoding="utf-8")
    with pytest.raises(FaultyInputError, match="groups of Age overlap"):
        read_survey_folder(folder)


def test_of_nobody_there_is_no_share() -> None:
    """A group in which nobody is has no cell of its own, and a question that nobody was asked no share of silence."""
    nobody: Any = SimpleNamespace(has_group=lambda _: False)
    assert [printed(cell) for cell in _group_cells(nobody, ["north"])] == ["nobody"]
    tables: Any = SimpleNamespace()
    assert _not_said(tables, counted(HOME)) is None
    assert _measured(item_non_response(counted(HOME))) is None
    assert list(_runs(())) == []
