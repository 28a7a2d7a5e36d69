"""The design tokens (resources/tokens.json) as one frozen value, free of Qt."""

import json
import sys
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from app.settings.resources import resource_path


class StatusLook(NamedTuple):
    """How one customer status is drawn: the glyph and the roles of its colours."""

    glyph: str
    fg: str
    bg: str
    solid: str


class GradeLook(NamedTuple):
    """How one lead grade is drawn; ``outline`` is empty where there is none."""

    fill: str
    text: str
    outline: str
    ring: str


class TypeStep(NamedTuple):
    """One step of the type scale: pixel size, line height and usual weight."""

    px: int
    line: int
    weight: int


class Tokens(NamedTuple):
    """All tokens of both themes."""

    colors: Mapping[str, Mapping[str, str]]
    scrim: Mapping[str, str]
    type_scale: Mapping[str, TypeStep]
    families: Mapping[str, tuple[str, ...]]
    heights: Mapping[str, int]
    widths: Mapping[str, int]
    radii: Mapping[str, int]
    spaces: Mapping[str, int]
    icons: Mapping[str, str]
    statuses: Mapping[str, StatusLook]
    grades: Mapping[str, GradeLook]
    calendar_kinds: Mapping[str, str]
    heat_text: Mapping[str, tuple[str, ...]]


@cache
def load_tokens() -> Tokens:
    """Read tokens.json once; a missing or damaged file is a broken installation and raises."""
    raw: dict[str, Any] = json.loads(resource_path("tokens.json").read_text(encoding="utf-8"))
    names = ("light", "dark")
    return Tokens(
        colors=MappingProxyType(
            {name: {role: pair[name] for role, pair in raw["color"].items()} for name in names}
        ),
        scrim=MappingProxyType(raw["scrim"]),
        type_scale=MappingProxyType(
            {s["name"]: TypeStep(s["px"], s["line"], s["weight"]) for s in raw["font"]["scale"]}
        ),
        families=MappingProxyType({key: tuple(value) for key, value in raw["font"]["family"].items()}),
        heights=MappingProxyType(raw["height"]),
        widths=MappingProxyType({k: v for k, v in raw["width"].items() if isinstance(v, int)}),
        radii=MappingProxyType(raw["radius"]),
        spaces=MappingProxyType({k: v for k, v in raw["space"].items() if isinstance(v, int)}),
        icons=MappingProxyType(raw["icon"]["svg"]),
        statuses=MappingProxyType({key: _status(value) for key, value in raw["customer_status"].items()}),
        grades=MappingProxyType({key: _grade(value) for key, value in raw["lead_grade"].items()}),
        calendar_kinds=MappingProxyType(raw["calendar_kind"]),
        heat_text=MappingProxyType({name: tuple(raw["chart"]["heat_text"][name]) for name in names}),
    )


def _status(raw: Mapping[str, str]) -> StatusLook:
    return StatusLook(raw["glyph"], raw["fg"], raw["bg"], raw["solid"])


def _grade(raw: Mapping[str, str]) -> GradeLook:
    return GradeLook(raw["fill"], raw["text"], raw.get("outline", ""), raw["ring"])


def font_families(platform: str = sys.platform, language: str = "zh") -> tuple[str, ...]:
    """Return the font families to ask for, best first, on one platform for one interface language."""
    families = load_tokens().families
    name = {"win32": "windows", "darwin": "macos"}.get(platform, "linux")
    return families[f"{name}_{'en' if language.startswith('en') else 'zh'}"]


def font_features(platform: str = sys.platform, language: str = "zh") -> tuple[tuple[str, int], ...]:
    """Return the OpenType features to set, on or off.

    Linux has one face for both scripts, whose quotes are as wide as a character; English wants its narrow ones.
    """
    if platform in ("win32", "darwin"):
        return ()
    return (("pwid", int(language.startswith("en"))),)
