"""What is being typed about a talk, kept in a small file of its own until it is saved, for the case of a crash."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.settings.config import home

TEXTS = ("text", "next_step", "next", "kind", "saved_at")
KEYS = ("customer_id", "lead_id", "contact_id", "follow_up_id")


def draft_path() -> Path:
    """Where the draft lies: beside the settings of this computer, never in the data file or a log."""
    return home() / "talk-draft.json"


def keep_draft(data_file: Path, values: dict[str, Any]) -> None:
    """Keep it, whole or not at all; a folder that cannot be written keeps nothing and stops nobody."""
    path = draft_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(json.dumps({"file": str(data_file), **values}, ensure_ascii=False), "utf-8")
        os.replace(fresh, path)


def kept_draft(data_file: Path) -> dict[str, Any] | None:
    """The draft left behind for this data file, checked; None when there is none."""
    try:
        found = json.loads(draft_path().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.get("file") != str(data_file):
        return None
    texts = {name: found[name] for name in TEXTS if isinstance(found.get(name), str)}
    keys = {name: found[name] for name in KEYS if isinstance(found.get(name), int)}
    mood = found.get("mood")
    checked = {**texts, **keys, "mood": mood if isinstance(mood, int) and 1 <= mood <= 5 else None}
    return checked if texts.get("text", "").strip() else None


def forget_draft() -> None:
    """It was saved, or given up on purpose."""
    with suppress(OSError):
        draft_path().unlink(missing_ok=True)
