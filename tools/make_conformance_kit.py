"""Write the conformance kit: ``python tools/make_conformance_kit.py``, after a change of a rule or of its cases.

What is written is a file that a reviewer reads: one case a line, under the entry of the law from which it is counted.
The tests hold every answer in it to a model that knows none of the library's code.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tools.conformance_answers import expected, otherwise  # noqa: E402
from tools.conformance_cases import drafts  # noqa: E402
from tools.conformance_checks import checks_of_people  # noqa: E402

from safeguarding.serialization.documents import to_data  # noqa: E402 - found once the folders are known
from safeguarding.timescales.catalogue import EDITION, RULES  # noqa: E402
from safeguarding.timescales.rules import Rule  # noqa: E402

KIT = ROOT / "src" / "safeguarding" / "readers" / "conformance" / "kit.json"
VERSION = "4"
"""The version of the kit. It goes up with every change of a case or an answer; a test holds it to the digest."""


def kit_text() -> str:
    """The kit as it is written."""
    rules = [*map(_rule, RULES), *_of_people()]
    cases = "\n".join(case for _, entries in rules for _, lines in entries for case in lines)
    digest = hashlib.sha256(cases.encode()).hexdigest()[:16]
    head = {"format": "safeguarding.conformance-kit/1", "kit": VERSION, "law": EDITION, "digest": digest}
    first = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items())
    printed = ",\n".join(_printed(*rule) for rule in rules)
    return f'{{\n{first},\n"rules": [\n{printed}\n]\n}}\n'


def _rule(rule: Rule) -> tuple[dict[str, Any], list[tuple[dict[str, Any], list[str]]]]:
    about = {
        "rule": rule.rule_id,
        "area": rule.area.value,
        "requirement": rule.requirement,
        "trigger": rule.trigger,
    }
    entries = []
    names: dict[str, int] = {}
    for entry in rule.limits.entries:
        last = rule.limits.last_day_of(entry)
        law = {
            "from": entry.starts_on.isoformat(),
            "to": last.isoformat() if last else None,
            "limit": str(entry.value),
            "source": to_data(entry.source),
        }
        cases = [json.dumps(case, ensure_ascii=False) for case in _cases(rule, entry, names)]
        entries.append((law, cases))
    return about, entries


def _of_people() -> Iterator[tuple[dict[str, Any], list[tuple[dict[str, Any], list[str]]]]]:
    """The rules about checks of people, which are no timescales of a case."""
    for about, laws in checks_of_people():
        names: dict[str, int] = {}
        entries = []
        for law, lines in laws:
            cases = []
            for draft, due, outcome, others in lines:
                name = _name(about["rule"], draft.what, draft.given)
                names[name] = names.get(name, 0) + 1
                case: dict[str, Any] = {
                    "case": name if names[name] == 1 else f"{name}/{names[name]}",
                    "what": draft.what,
                }
                case |= {"given": draft.given, "due": due, "outcome": outcome}
                cases.append(json.dumps(case | ({"otherwise": others} if others else {}), ensure_ascii=False))
            entries.append((law, cases))
        yield about, entries


def _cases(rule: Rule, entry: Any, names: dict[str, int]) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - of any limit
    seen = set()
    for draft in drafts(rule, entry):
        answer = expected(rule, draft.given)
        key = json.dumps(draft.given, sort_keys=True)
        if answer is None or key in seen:
            continue
        seen.add(key)
        name = _name(rule.rule_id, draft.what, draft.given)
        names[name] = names.get(name, 0) + 1
        others = otherwise(rule, draft.given, answer)
        yield {
            "case": name if names[name] == 1 else f"{name}/{names[name]}",
            "what": draft.what,
            "given": draft.given,
            "due": answer.due,
            **({"opens": answer.opens} if answer.opens else {}),
            "outcome": answer.outcome,
            **({"otherwise": others} if others else {}),
        }


def _name(rule: str, what: str, given: dict[str, Any]) -> str:
    plain = re.sub(r"[^a-z0-9+-]+", "-", what.casefold()).strip("-")
    return "/".join(filter(None, (rule, given.get("started", "").replace(":", ""), plain)))


def _printed(about: dict[str, Any], entries: list[tuple[dict[str, Any], list[str]]]) -> str:
    head = json.dumps(about, ensure_ascii=False)[:-1]
    laws = []
    for law, cases in entries:
        lines = ",\n".join(f"  {case}" for case in cases)
        laws.append(f' {json.dumps(law, ensure_ascii=False)[:-1]}, "cases": [\n{lines}\n ]}}')
    printed = ",\n".join(laws)
    return f'{head}, "law": [\n{printed}\n]}}'


def main() -> None:
    """Write the kit beside the code that reads it."""
    KIT.write_text(kit_text(), encoding="utf-8")
    print(KIT.relative_to(ROOT))


if __name__ == "__main__":
    main()
