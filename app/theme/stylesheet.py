"""The one style sheet, filled from resources/style/app.qss with the roles of a theme."""

import re
from functools import cache

from app.settings.resources import resource_path
from app.theme.theme import Theme

_PLACE = re.compile(r"\$(\w+)")


@cache
def _template() -> str:
    return resource_path("style", "app.qss").read_text(encoding="utf-8")


def make_stylesheet(theme: Theme) -> str:
    """Fill the template: ``$role`` becomes the colour of that role; an unknown role raises KeyError."""
    return _PLACE.sub(lambda match: theme.hex(match.group(1)), _template())


def scroll_bar_sheet(theme: Theme) -> str:
    """The part about scroll bars, for a list that is shown before the whole is put on the application."""
    return "\n".join(line for line in make_stylesheet(theme).splitlines() if line.startswith("QScrollBar"))
