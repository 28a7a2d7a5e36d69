"""Shared set-up: no display needed, nothing of the user's own settings is read or written."""

import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
os.environ.setdefault("TZ", "Asia/Shanghai")
if hasattr(time, "tzset"):
    time.tzset()  # or the C library goes on with the zone it began with

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

# Two busy cores make any deadline a game of chance; on a build machine the examples are the same each time.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")

REPO = Path(__file__).resolve().parents[1]


def shared_data() -> Path:
    """The folder of real sample files; tests that want one skip when it is absent."""
    return Path(os.environ.get("LIANYI_SHARED_DATA", REPO.parent / "shared" / "data"))


@pytest.fixture
def samples() -> Path:
    """The folder of real sample files by other programs."""
    folder = shared_data()
    if not folder.is_dir():
        pytest.skip("the folder of real sample files is not on this machine")
    return folder


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and caches of a test live in its own folder."""
    monkeypatch.setenv("LIANYI_HOME", str(tmp_path / "home"))
