"""Spares the start what takes time and does nothing for it, and settles what must be so before Qt begins."""

import builtins
import gc
import os
import sys
from importlib import import_module
from inspect import iscoroutine
from types import ModuleType
from typing import Any

TURN = 0.001  # seconds a thread keeps the interpreter while another waits for it, at most about
STUB_WRITERS = ("/pyi_generator.py", "/enum_sig.py")
_compile = builtins.compile


def take_turns() -> None:
    """The window's thread gets its turn after a millisecond, not after Python's five, several times in one event."""
    sys.setswitchinterval(TURN)


def before_qt() -> None:
    """No looking for garbage while modules are loaded and the window is built; `app.jobs.collector` does it later.

    PySide compiles what it has in Python from its source at every start. Two parts of it only write stub files and
    load argparse and large patterns for that: they stay empty.
    """
    gc.disable()
    if "PySide6" not in sys.modules:
        builtins.compile = _without_stub_writers


def _without_stub_writers(source: Any, filename: Any, *rest: Any, **options: Any) -> Any:
    unasked = isinstance(filename, str) and filename.endswith(STUB_WRITERS)
    return _compile("" if unasked else source, filename, *rest, **options)


class _Later(ModuleType):
    """Stands for asyncio until more of it is asked for than SQLAlchemy asks when it is loaded."""

    @staticmethod
    def iscoroutine(value: object) -> bool:
        """Whether a value is a coroutine."""
        return iscoroutine(value)

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def put_off_asyncio() -> None:
    """SQLAlchemy loads asyncio with ssl and email for one function: 9 MiB and a twentieth of a second.

    Nothing here waits in that way; where an error is asked whether it came of it, the true one is loaded.
    """
    if "asyncio" not in sys.modules:
        sys.modules["asyncio"] = _Later("asyncio")


def with_qt() -> None:
    """Qt is loaded. PySide reads the source of every module that is loaded, to see whether it asks for a feature.

    None of ours does, and no library.
    """
    builtins.compile = _compile
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - a name of PySide's own


def prepare_input_method() -> None:
    """With fcitx and nothing else chosen, speak to it the one way the packaged Qt can: through ibus' portal."""
    if "fcitx" in os.environ.get("XMODIFIERS", "") and "QT_IM_MODULE" not in os.environ:
        os.environ["QT_IM_MODULE"] = "ibus"
        os.environ["IBUS_USE_PORTAL"] = "1"
