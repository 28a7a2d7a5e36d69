"""A pytest plugin (`-p no:pytest-qt -p tests.without_qt`) that locks Qt out of the tests below its line."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

LOCKED_OUT = {"PySide6", "shiboken6", "pyqtgraph"}


class Refuse(MetaPathFinder):
    """Makes an import of Qt fail as on a machine that has none."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse Qt, leave all else to the others."""
        if fullname.partition(".")[0] in LOCKED_OUT:
            raise ModuleNotFoundError(
                f"No module named {fullname!r} (locked out of these tests)", name=fullname
            )
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of pytest-qt, which stays outside too."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "not used without Qt", type="linelist" if name == "qt_log_ignore" else "string")


def pytest_configure(config: pytest.Config) -> None:
    """Lock Qt out before the first test module is imported, in the workers as well."""
    if "PySide6" in sys.modules:
        raise pytest.UsageError("Qt was loaded before it could be locked out; run with -p no:pytest-qt")
    sys.meta_path.insert(0, Refuse())
    config.addinivalue_line("markers", "without_qt: this run has no Qt")
