"""Spares the start what takes time and does nothing for it: together more than a tenth."""

import gc
import sys

TURN = 0.001  # seconds a thread keeps the interpreter while another waits for it, at most about


def take_turns() -> None:
    """The window's thread gets its turn after a millisecond, not after Python's five, several times in one event."""
    sys.setswitchinterval(TURN)


def before_qt() -> None:
    """No looking for garbage while modules are loaded and the window is built; `app.jobs.collector` does it later."""
    gc.disable()


def with_qt() -> None:
    """PySide reads the source of every module that is loaded, to see whether it asks for one of its features.

    None of ours does, and no library.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - a name of PySide's own
