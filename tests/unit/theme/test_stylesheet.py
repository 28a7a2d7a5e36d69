"""The style sheet names only roles that exist and no colour of its own."""

import re

import pytest

from app.settings.resources import resource_path
from app.theme.stylesheet import make_stylesheet
from app.theme.theme import Theme


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_place_is_filled(name: str) -> None:
    made = make_stylesheet(Theme(name))
    assert "$" not in made
    assert Theme(name).hex("accent") in made


def test_the_template_holds_no_colour_of_its_own() -> None:
    template = resource_path("style", "app.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[^{]*;)", template) == []


def test_the_template_never_uses_the_names_of_qt_properties_for_its_own() -> None:
    """``size`` and ``height`` are properties of QWidget itself: setting them as a string does nothing."""
    template = resource_path("style", "app.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"\[(\w+)[~|]?=", template))
    assert used <= {"kind", "sizing", "tone", "role", "error", "readOnly"}


def test_light_and_dark_differ_only_in_colours() -> None:
    without = [re.sub(r"#[0-9A-Fa-f]{6}", "#", make_stylesheet(Theme(name))) for name in ("light", "dark")]
    assert without[0] == without[1]
