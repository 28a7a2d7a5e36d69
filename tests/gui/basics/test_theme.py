"""Dressing a running application: light and dark, live, cheap and complete."""

import gc
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.theme import Theme, follow_icon, icon, icon_names, install_theme, manager, paint_icon, pixmap, theme


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    return widget


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_second_installation_keeps_the_manager(qapp: QApplication) -> None:
    first = manager()
    assert install_theme(qapp, "dark") is first
    assert theme().name == "dark"


def test_an_open_window_follows_a_switch(qtbot: QtBot) -> None:
    button = QPushButton("x")
    button.setProperty("kind", "primary")
    label = QLabel("x")
    label.setProperty("role", "redFg")
    window = QWidget()
    button.setParent(window)
    label.setParent(window)
    label.move(100, 0)
    shown(qtbot, window)
    for name in ("light", "dark", "light"):
        manager().set_mode(name)
        look = Theme(name)
        assert button.grab().toImage().pixelColor(6, 16).name() == look.color("accent").name()
        assert look.color("redFg").name() in colours(label.grab().toImage())


def test_a_switch_is_announced_once_and_only_when_something_changes(qtbot: QtBot) -> None:
    with qtbot.waitSignal(manager().themeChanged):
        manager().set_mode("dark")
    with qtbot.assertNotEmitted(manager().themeChanged):
        manager().set_mode("dark")


def test_an_unknown_mode_changes_nothing() -> None:
    with pytest.raises(ValueError, match="sepia"):
        manager().set_mode("sepia")
    assert theme().name == "light"


@pytest.mark.parametrize(
    ("scheme", "name"),
    [
        (Qt.ColorScheme.Dark, "dark"),
        (Qt.ColorScheme.Light, "light"),
        (Qt.ColorScheme.Unknown, "light"),  # a desktop that does not say
    ],
)
def test_system_mode_follows_the_desktop(qapp: QApplication, scheme: Qt.ColorScheme, name: str) -> None:
    manager().set_mode("system")
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme().name == name
    manager().set_mode("light")
    qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme().name == "light"  # chosen by hand: the desktop is not asked


def test_density_changes_the_row_height(qtbot: QtBot) -> None:
    assert manager().row_height == 36
    with qtbot.waitSignal(manager().densityChanged):
        manager().set_density("compact")
    assert manager().row_height == 28
    manager().set_density("comfortable")


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_draws_something_in_its_colour(name: str) -> None:
    image = pixmap(name, "redSo", 20, 2.0).toImage()
    assert (image.width(), image.height()) == (40, 40)
    solid = [
        image.pixelColor(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() == 255
    ]
    wanted = theme().color("redSo")
    assert solid
    assert all(
        abs(color.red() - wanted.red()) < 4 and abs(color.blue() - wanted.blue()) < 4 for color in solid
    )


def test_an_unknown_icon_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        pixmap("no such icon")


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_drawn_at_the_pixels_of_the_screen(ratio: float) -> None:
    drawn = pixmap("phone", "mid", 16, ratio)
    assert drawn.width() == round(16 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_an_icon_follows_the_theme_as_long_as_its_owner_lives(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    follow_icon(button, "phone", "text", 16)
    manager().set_mode("dark")
    wanted = icon("phone", "text", 16).pixmap(16).toImage()
    assert button.icon().pixmap(16).toImage() == wanted


def test_dead_owners_of_icons_are_forgotten() -> None:
    known = manager()._icons
    before = len(known)
    buttons = [QPushButton() for _ in range(50)]
    for button in buttons:
        follow_icon(button, "phone")
    assert len(known) == before + 50
    del button, buttons
    gc.collect()
    assert len(known) == before


def test_a_disabled_icon_takes_the_disabled_role() -> None:
    faded = icon("phone", "text", 16).pixmap(16, QIcon.Mode.Disabled).toImage()
    solid = {
        faded.pixelColor(x, y).name()
        for x in range(16)
        for y in range(16)
        if faded.pixelColor(x, y).alpha() > 250
    }
    assert solid <= {theme().color("disabled").name()}
    assert solid


def test_painting_an_icon_stays_inside_its_box() -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    paint_icon(painter, QRect(10, 10, 20, 20), "settings", "text")
    painter.end()
    inked = {(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha()}
    assert inked
    assert all(10 <= x < 30 and 10 <= y < 30 for x, y in inked)


@pytest.mark.parametrize(
    ("step", "px", "strong"),
    [("figure", 22, True), ("page", 18, True), ("card", 14, True), ("body", 13, False), ("micro", 11, False)],
)
def test_fonts_have_the_sizes_of_the_scale(step: str, px: int, strong: bool) -> None:
    font = theme().font(step)
    assert font.pixelSize() == px
    assert (font.weight() >= 600) is strong
    assert theme().font(step, strong=not strong).weight() != font.weight()


def test_check_boxes_show_three_states(qtbot: QtBot) -> None:
    box = QCheckBox()
    box.setTristate(True)
    shown(qtbot, box)
    pictures = []
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked):
        box.setCheckState(state)
        pictures.append(box.grab().toImage())
    assert len({bytes(picture.constBits()) for picture in pictures}) == 3


def test_the_style_does_not_use_up_none(qtbot: QtBot) -> None:
    """A style in Python that drops a reference to None each time ends in a crash after hours of work."""
    window = QWidget()
    texts = [QLabel(window), QPushButton(window)]
    shown(qtbot, window)
    before = sys.getrefcount(None)
    for turn in range(20_000):
        texts[turn % 2].setText("x" if turn % 4 < 2 else "yy")
    for _ in range(50):
        window.grab()
    assert sys.getrefcount(None) > before - 200


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system has a face for each script")
def test_quotes_are_as_narrow_as_letters_in_english(qtbot: QtBot) -> None:
    label = QLabel("“quoted”")
    label.setProperty("type", "small")  # the style sheet gives it a size of its own
    shown(qtbot, label)

    def width(text: str) -> float:
        return QFontMetricsF(label.font()).horizontalAdvance(text)

    try:
        manager().set_language("en")
        assert width("“") < width("m")
        assert QFontMetricsF(theme().font("body", strong=True)).horizontalAdvance("’") < 6
        letters = width("Hamburg")
        manager().set_language("zh_CN")
        assert width("“") == width("张")
        assert width("Hamburg") == letters
    finally:
        manager().set_language("zh_CN")
