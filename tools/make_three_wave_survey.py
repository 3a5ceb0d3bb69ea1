"""Makes the responses of ``examples/three-wave-survey``. Every child in them is invented: drawn from this generator.

Run from the project's folder; the same files come out each time.
"""

import csv
import random
from pathlib import Path

FOLDER = Path("examples/three-wave-survey/responses")

# per wave: year, responses, weights of "5 4 3 2 1 9" (blank is drawn apart) for each scale question, share of "Y"
HAPPY = {
    "2013": {
        "home": (20, 30, 22, 16, 12, 0),
        "worker": (18, 34, 20, 16, 12, 2),
        "review": (15, 30, 25, 18, 12, 3),
        "school": (20, 35, 20, 15, 10, 4),
        "care": (18, 36, 22, 14, 10, 0),
    },
    "2015": {
        "home": (26, 34, 18, 13, 9, 0),
        "worker": (19, 34, 20, 15, 12, 2),
        "review": (18, 32, 22, 16, 12, 3),
        "school": (26, 38, 16, 12, 8, 4),
        "care": (19, 37, 21, 13, 10, 0),
    },
    "2017": {
        "home": (36, 40, 11, 8, 5, 0),
        "worker": (20, 35, 19, 14, 12, 2),
        "review": (30, 36, 16, 10, 8, 3),
        "school": (22, 36, 18, 14, 10, 4),
        "care": (20, 38, 20, 13, 9, 0),
    },
}
SIZES = {"2013": 104, "2015": 97, "2017": 112}
TALK = {"2013": 0.86, "2015": 0.90, "2017": 0.97}
PLACEMENTS = {"Foster care": 62, "With family": 18, "Residential": 12, "Semi-independent": 8}


def rows(wave: str, chance: random.Random) -> list[list[str]]:
    """One wave's responses, header first."""
    questions = list(HAPPY[wave])
    table = [["key", "age", "placement", *questions, "talk"]]
    first = {"2013": 1, "2015": 61, "2017": 121}[wave]
    for k in range(SIZES[wave]):
        answers = [
            "" if chance.random() < 0.03 else chance.choices("543219", HAPPY[wave][question])[0]  # noqa: PLR2004
            for question in questions
        ]
        talk = "Y" if chance.random() < TALK[wave] else "N"
        age = str(chance.randint(8, 17))
        table.append(
            [
                f"invented-{first + k:03}",
                age,
                chance.choices(list(PLACEMENTS), list(PLACEMENTS.values()))[0],
                *answers,
                talk,
            ]
        )
    return table


def main() -> None:
    """Write the three files."""
    chance = random.Random(2017)  # noqa: S311 - invented answers, no secrets
    for wave in HAPPY:
        table = rows(wave, chance)
        if wave == "2015":
            # what real files hold: an answer that is no option, a word for a code, an age that is none
            table[7][3], table[12][4], table[20][1] = "ok I guess", "Unhappy", "twelve"
        with (FOLDER / f"{wave}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(table)


if __name__ == "__main__":
    main()
