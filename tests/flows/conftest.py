"""Stories through the real window are hunted for leaks like the window tests."""

from tests.gui.conftest import _nothing_is_left_behind, _watch

__all__ = ["_nothing_is_left_behind", "_watch"]
