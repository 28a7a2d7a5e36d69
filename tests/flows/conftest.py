"""Stories run through the real window, in both languages, and are hunted for leaks like the window tests."""

from tests.gui.conftest import _garbage_on_this_thread, _nothing_is_left_behind, _watch
from tests.gui.pages.conftest import data_file, language, open_desk, qapp

__all__ = [
    "_garbage_on_this_thread",
    "_nothing_is_left_behind",
    "_watch",
    "data_file",
    "language",
    "open_desk",
    "qapp",
]
