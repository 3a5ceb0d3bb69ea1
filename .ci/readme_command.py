"""Print one of the README's commands: the only line of the code block under ``<!-- command: NAME -->``."""

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def readme_command(name: str) -> str:
    """The command of that name, exactly as it stands in the README."""
    block = re.search(rf"<!-- command: {re.escape(name)} -->\n```sh\n(.+)\n```", README.read_text(encoding="utf-8"))
    if block is None:
        message = f"README.md has no one-line command named {name!r}"
        raise SystemExit(message)
    return block[1]


if __name__ == "__main__":
    print(readme_command(sys.argv[1]))
