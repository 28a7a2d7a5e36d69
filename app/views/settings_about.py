"""Settings: what this program is, what it is made of, where it keeps what."""

import platform
from functools import partial
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import __version__
from app.settings.config import home
from app.views.context import Context
from app.views.first_start_parts import Logo
from app.views.settings_data import show_folder
from app.views.settings_parts import Padded, Section, SettingsCard, across
from app.widgets.buttons import Button
from app.widgets.text import ElidedLabel, label

# what the program is built on, with the licence of each
MADE_OF = (
    ("PySide6-Essentials", "Qt for Python", "LGPL-3.0"),
    ("sqlcipher3", "SQLite, SQLCipher", "Public domain, BSD-3-Clause, Zlib"),
    ("SQLAlchemy", "SQLAlchemy", "MIT"),
    ("alembic", "Alembic", "MIT"),
    ("click", "click", "BSD-3-Clause"),
    ("platformdirs", "platformdirs", "MIT"),
    ("pyqtgraph", "PyQtGraph", "MIT"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("python-calamine", "python-calamine", "MIT"),
    ("XlsxWriter", "XlsxWriter", "BSD-2-Clause"),
    ("icalendar", "icalendar", "BSD-2-Clause"),
    ("python-dateutil", "dateutil", "Apache-2.0, BSD-3-Clause"),
    ("phonenumbers", "phonenumbers", "Apache-2.0"),
    ("rapidfuzz", "RapidFuzz", "MIT"),
    ("pypinyin", "pypinyin", "MIT"),
    ("lunar_python", "lunar_python", "MIT"),
    ("holidays", "holidays", "MIT"),
)


class AboutSection(Section):
    """Version, places, licences."""

    tables = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add(self._product_card())
        self.add(self._places_card())
        self.add(self._parts_card())

    def _product_card(self) -> SettingsCard:
        card = SettingsCard("")
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 14, 16, 12)
        row.setSpacing(14)
        row.addWidget(Logo(40))
        words = Padded(spacing=2)
        words.column.setContentsMargins(0, 0, 0, 0)
        words.column.addWidget(label(self.tr("Lianyi {version}").format(version=__version__), type="dialog"))
        words.column.addWidget(label(self.tr("Whom to contact today, why, and what was said."), role="mid"))
        words.column.addWidget(
            label(self.tr("MIT licence. Works without a network and sends nothing anywhere."), role="sec")
        )
        row.addWidget(words, 1)
        card.wide(top)
        return card

    def _places_card(self) -> SettingsCard:
        card = SettingsCard(self.tr("Where everything lies"))
        for caption, path in (
            (self.tr("Data file"), self.context.store.path),
            (self.tr("Settings of this computer"), self.context.config.path),
            (self.tr("Log of the program's own faults"), home() / "lianyi.log"),
        ):
            card.row(caption, self._place(path))
        return card

    def _place(self, path: Path) -> QWidget:
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.TextElideMode.ElideMiddle
        words = ElidedLabel(str(path), role="mid", mode=middle, align=right)
        words.setFixedWidth(330)
        show = Button(self.tr("Show in folder"), sizing="small", clicked=partial(show_folder, path.parent))
        return across(words, show)

    def _parts_card(self) -> SettingsCard:
        card = SettingsCard(self.tr("Made of"), self.tr("with thanks to their authors"))
        holder = Padded(spacing=3)
        system = (
            f"Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}, {platform.system()}"
        )
        holder.column.addWidget(label(system, role="mid", selectable=True))
        for package, name, licence in MADE_OF:
            line = QHBoxLayout()
            line.addWidget(label(f"{name} {_version(package)}".strip()), 1)
            line.addWidget(label(licence, type="small", role="sec"))
            holder.column.addLayout(line)
        card.wide(holder)
        return card


def _version(package: str) -> str:
    """The version of a library; a packaged program may not carry it."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
