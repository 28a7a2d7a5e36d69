"""What this installation remembers (language, look, last file): a small JSON file, damaged ones give defaults."""

import json
import os
import sys
from pathlib import Path
from typing import Any

from app.settings.declarations import BY_NAME, INSTALLATION


def home() -> Path:
    """The program's folder on this computer; LIANYI_HOME overrides it."""
    given = os.environ.get("LIANYI_HOME")
    if given:
        return Path(given)
    if sys.platform.startswith("linux"):
        # what platformdirs answers, without loading it
        shared = os.environ.get("XDG_DATA_HOME", "")
        return Path(shared if os.path.isabs(shared) else os.path.expanduser("~/.local/share")) / "lianyi"
    import platformdirs

    return Path(platformdirs.user_data_dir("lianyi", appauthor=False))


def default_database() -> Path:
    """Where a new data file is made unless another place is chosen."""
    return home() / "lianyi.lianyi"


class Config:
    """The installation's answers; unknown or unfit ones read as the default. `notice` tells of a damaged file."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or home() / "settings.json"
        self.notice: str | None = None
        self._values: dict[str, Any] = self._load()

    def get(self, name: str) -> Any:
        """The answer, or the declared default."""
        declared = BY_NAME[name]
        value = self._values.get(name, declared.default)
        return value if declared.accepts(value) else declared.default

    def set(self, name: str, value: Any) -> None:
        """Keep an answer at once. Raises ValueError for one that does not fit."""
        if not BY_NAME[name].accepts(value):
            raise ValueError(f"{name} cannot be {value!r}")
        if self._values.get(name) != value:
            self._values[name] = value
            self.save()

    def save(self) -> None:
        """Write the file whole or not at all; a folder that cannot be written loses nothing but the answer."""
        known = {d.name: self._values[d.name] for d in INSTALLATION if d.name in self._values}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            text = json.dumps(known, ensure_ascii=False, indent=1)
            fresh.write_bytes(text.encode("utf-8", "backslashreplace"))  # half characters as JSON escapes
            os.replace(fresh, self.path)
        except OSError:
            self.notice = "settings.not_saved"

    def _load(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            self.notice = "settings.damaged"
            return {}
        return found if isinstance(found, dict) else {}
