"""What the installation remembers: kept whatever the names, and never a reason not to start."""

import os
import sys
from pathlib import Path

import platformdirs
import pytest

from app.settings.config import Config, home
from app.settings.declarations import INSTALLATION


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b'"text"',
        b"null",
        b"[" * 100_000,
        b'{"language": ["zh"], "look": {"a": 1}, "database": ["x"], "member": "me", "window": [1]}',
        b'{"backup_cap_mb": -5, "notifications": 7, "recent_files": "x", "density": null}',
        b'{"backup_cap_mb": 1e999, "sidebar_collapsed": "yes", "tables": 0}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    config = Config(file)
    expected = {declared.name: declared.default for declared in INSTALLATION if declared.name != "member"}
    assert {name: config.get(name) for name in expected} == expected


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a file name be any bytes")
def test_a_place_whose_name_is_no_utf8_is_remembered(tmp_path: Path) -> None:
    place = os.fsdecode(b"/media/\xff/\xe6\x95\xb0.lianyi")
    Config(tmp_path / "settings.json").set("database", place)
    again = Config(tmp_path / "settings.json")
    assert again.notice is None
    assert again.get("database") == place


@pytest.mark.parametrize("shared", [None, "", "  ", "/elsewhere", "~/shared"])
def test_the_program_s_folder_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, shared: str | None
) -> None:
    monkeypatch.delenv("LIANYI_HOME", raising=False)
    if shared is None:
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_DATA_HOME", shared)
    assert home() == Path(platformdirs.user_data_dir("lianyi", appauthor=False))
