"""Read the word lists and tables that belong to this package."""

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2])) / "resources"


@cache
def load_json(relative: str) -> Any:
    """The content of a JSON file below resources/; kept, so treat it as read-only."""
    return json.loads((_FOLDER / relative).read_text(encoding="utf-8"))


@cache
def load_words(relative: str) -> frozenset[str]:
    """The blank-separated words of a text file below resources/."""
    return frozenset((_FOLDER / relative).read_text(encoding="utf-8").split())
