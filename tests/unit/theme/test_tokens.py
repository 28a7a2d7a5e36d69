"""The tokens hold together: both themes, legible pairs, roles that exist."""

import pytest

from app.theme.tokens import font_families, load_tokens

TEXT_ROLES = ("text", "mid", "sec", "accentText", "redFg")
# sec is made for canvas, surface and sunken only: DESIGN.md section 4
QUIET_GROUNDS = ("canvas", "surface", "sunken")
GROUNDS = (*QUIET_GROUNDS, "sidebar", "hover", "sel", "accentTint")
HUES = ("red", "amber", "green", "blue", "violet", "orange", "rose", "slate")
SPECIAL_PAIRS = (
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("onAccent", "accentPressed"),
    ("inverseText", "inverse"),
    ("inverseSec", "inverse"),
    ("paperText", "paper"),
    ("accentText", "selStrong"),
)


def luminance(value: str) -> float:
    """Relative luminance of a #RRGGBB colour (WCAG 2.1)."""
    parts = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_pairs() -> list[tuple[str, str]]:
    pairs = [("sec", ground) for ground in QUIET_GROUNDS]
    pairs += [(role, ground) for role in TEXT_ROLES if role != "sec" for ground in GROUNDS]
    pairs += [(f"{hue}Fg", f"{hue}Bg") for hue in HUES]
    pairs += [(f"{hue}Fg", "surface") for hue in HUES]
    return pairs + list(SPECIAL_PAIRS)


def test_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("pair", text_pairs(), ids="-on-".join)
def test_text_is_legible(name: str, pair: tuple[str, str]) -> None:
    colors = load_tokens().colors[name]
    assert contrast(colors[pair[0]], colors[pair[1]]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("role", ["control", "focus", "accent", *(f"{hue}So" for hue in HUES)])
def test_graphics_stand_out(name: str, role: str) -> None:
    colors = load_tokens().colors[name]
    assert contrast(colors[role], colors["surface"]) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_heat_map_numbers_are_legible_on_each_step(name: str) -> None:
    tokens = load_tokens()
    for step, role in enumerate(tokens.heat_text[name]):
        value = role if role.startswith("#") else tokens.colors[name][role]
        assert contrast(value, tokens.colors[name][f"heat{step}"]) >= 4.5, step


def test_both_themes_know_the_same_roles() -> None:
    colors = load_tokens().colors
    assert colors["light"].keys() == colors["dark"].keys()


def test_looks_name_roles_that_exist() -> None:
    tokens = load_tokens()
    roles = set(tokens.colors["light"])
    for look in tokens.statuses.values():
        assert {look.fg, look.bg, look.solid} <= roles
    for grade in tokens.grades.values():
        assert {grade.fill, grade.text, grade.ring, grade.outline or "text"} <= roles


def test_every_status_has_a_glyph_of_its_own() -> None:
    glyphs = [look.glyph for look in load_tokens().statuses.values()]
    assert len(set(glyphs)) == len(glyphs) == 9  # the seven states, potential and completed


@pytest.mark.parametrize(
    ("platform", "language", "first"),
    [
        ("win32", "zh", "Microsoft YaHei UI"),
        ("win32", "zh_CN", "Microsoft YaHei UI"),
        ("win32", "en", "Segoe UI"),
        ("darwin", "zh", "PingFang SC"),
        ("darwin", "en", "SF Pro Text"),
        ("linux", "zh", "Noto Sans CJK SC"),
        ("freebsd14", "zh", "Noto Sans CJK SC"),  # any other unix
    ],
)
def test_each_platform_asks_for_its_own_face(platform: str, language: str, first: str) -> None:
    assert font_families(platform, language)[0] == first
