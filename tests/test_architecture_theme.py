"""Colours come from the theme: no Qt colour name outside it (hex values: tests/test_architecture.py)."""

import ast
from pathlib import Path

APP = Path(__file__).resolve().parents[1] / "app"
NAMED = {"white", "black", "red", "green", "blue", "yellow", "gray", "cyan", "magenta"}


def named_colours(source: str) -> list[int]:
    """Lines that use Qt.GlobalColor.white or Qt.white and their kin; transparent is no colour."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and node.attr.removeprefix("dark").removeprefix("light").lower() in NAMED
        and ast.unparse(node.value) in {"Qt", "Qt.GlobalColor", "QtCore.Qt", "QtCore.Qt.GlobalColor"}
    ]


def test_the_finder_finds() -> None:
    source = "a = Qt.GlobalColor.white\nb = Qt.GlobalColor.transparent\nc = Qt.darkGray\nd = theme.red"
    assert named_colours(source) == [1, 3]


def test_no_named_colour_outside_the_theme() -> None:
    found = [
        f"{path.relative_to(APP.parent)}:{line}"
        for path in sorted(APP.rglob("*.py"))
        if not path.is_relative_to(APP / "theme")
        for line in named_colours(path.read_text(encoding="utf-8"))
    ]
    assert found == []
