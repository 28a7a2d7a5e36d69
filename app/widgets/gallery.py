"""Pictures of every basic widget in every state: ``python -m app.widgets.gallery OUT_DIR``."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.settings.resources import resource_path
from app.theme import install_theme
from app.widgets.date_popup import DatePopup, DayNote
from app.widgets.gallery_cards import SAMPLE_DAY, columns, ring, sample_menu

SIZE = (1440, 1080)


def build() -> tuple[QWidget, list[QWidget]]:
    """Build the page of cards; also return the widgets that want a focus ring."""
    page = QWidget()
    page.setObjectName("page")
    row = QHBoxLayout(page)
    row.setContentsMargins(20, 16, 20, 16)
    row.setSpacing(12)
    made, rings = columns()
    for column, stretch in zip(made, (424, 464, 488), strict=True):
        row.addLayout(column, stretch)
    page.resize(*SIZE)
    page.show()
    return page, rings


def popups() -> list[QWidget]:
    """Build the floating things: a menu and the month."""
    notes = {16: DayNote("初六"), 17: DayNote("初七"), 25: DayNote("中秋", festival=True)}
    month = DatePopup(
        SAMPLE_DAY, notes=lambda day: notes.get(day.day), quick=[("明天", SAMPLE_DAY), ("下周一", SAMPLE_DAY)]
    )
    month.month.set_current(SAMPLE_DAY.replace(day=17))
    return [sample_menu(), month]


def _paste_hovered(page: QWidget, painter: QPainter) -> None:
    """Grab each widget that is meant to be hovered with the pointer really over it."""
    from PySide6.QtTest import QTest

    for widget in page.findChildren(QPushButton):
        if widget.property("galleryHover"):
            QTest.mouseMove(widget, widget.rect().center())
            QApplication.processEvents()
            painter.drawPixmap(widget.mapTo(page, QPoint(0, 0)), widget.grab())


def picture(page: QWidget, floating: list[QWidget]) -> QPixmap:
    """Grab the page with the floating things below the second column."""
    result = page.grab()
    painter = QPainter(result)
    _paste_hovered(page, painter)
    x = 465
    for widget in floating:
        widget.adjustSize()
        painter.drawPixmap(QPoint(x - 20, 742), widget.grab())
        x += widget.width() - 8
    painter.end()
    return result


def speak_chinese(app: QApplication) -> None:
    """Load the compiled Chinese interface texts where they exist, to fit the sample words."""
    translator = QTranslator(app)
    if translator.load(str(resource_path("i18n", "zh_CN.qm"))):
        app.installTranslator(translator)


def main(arguments: list[str]) -> int:
    """Write gallery-light.png and gallery-dark.png into the directory named first."""
    if len(arguments) != 1:
        sys.stderr.write("python -m app.widgets.gallery OUT_DIR\n")
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    speak_chinese(app)
    themes = install_theme(app, "light")
    (page, rings), floating = build(), popups()
    for name in ("light", "dark"):
        themes.set_mode(name)
        typing = next(widget for widget in rings if isinstance(widget, QLineEdit))
        typing.setFocus(Qt.FocusReason.OtherFocusReason)
        frames = [ring(widget) for widget in rings]
        app.processEvents()
        picture(page, floating).save(str(target / f"gallery-{name}.png"))
        for frame in frames:
            frame.deleteLater()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
