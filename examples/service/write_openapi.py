"""Write ``openapi.json``, what other programs are written against, so that a change to it is seen in a diff."""

import json
from pathlib import Path

from app import app

Path(__file__).with_name("openapi.json").write_text(
    json.dumps(app.openapi(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
)
