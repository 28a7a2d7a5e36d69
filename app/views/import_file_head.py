"""The file at the top of the columns step: name, size, and how it is read; a change reads it again at once."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.exchange.fields import TABLE_KINDS
from app.theme import pixmap, theme
from app.views.import_choose import file_facts
from app.views.import_session import FileEntry, ImportSession
from app.widgets.buttons import Button
from app.widgets.card import line
from app.widgets.fields import ComboBox
from app.widgets.switch import Switch
from app.widgets.text import ElidedLabel, label

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "cp1252")
SHOWN = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "gb18030": "GB18030",
    "big5": "Big5",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}
HEADER_ROWS = 12


class FileHead(QFrame):
    """Name and choosers of one file."""

    kind_changed = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("class", "topbar")
        self.setFixedHeight(53)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(8)

    def show_entry(self, entry: FileEntry) -> None:
        """Show how this file is read."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        prepared = entry.prepared
        assert prepared is not None
        self._row.addWidget(self._name(entry))
        bar = line(vertical=True)
        bar.setFixedHeight(20)
        self._row.addSpacing(6)
        self._row.addWidget(bar)
        self._row.addSpacing(6)
        if prepared.family == "table":
            self._table_choosers(entry)
        elif prepared.family == "cards":
            self._split_switch(entry)
        self._row.addStretch(1)
        if prepared.remembered:
            told = label(self.tr("Matched like the last file of this kind"), type="small", role="sec")
            self._row.addWidget(told)
            self._row.addWidget(
                Button(
                    self.tr("Start afresh"),
                    kind="link",
                    sizing="small",
                    clicked=lambda: self._forget_mapping(entry),
                )
            )

    def _name(self, entry: FileEntry) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        mark = QLabel()
        mark.setPixmap(pixmap("file", "greenFg", 20))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = ElidedLabel(entry.path.name, strong=True, mode=Qt.TextElideMode.ElideMiddle)
        room = round(theme().metrics("body", strong=True).horizontalAdvance(entry.path.name)) + 4
        name.setFixedWidth(min(230, max(150, room)))
        words.addWidget(name)
        words.addWidget(ElidedLabel(file_facts(self._session, entry), type="small", role="sec"))
        row.addLayout(words)
        return made

    def _table_choosers(self, entry: FileEntry) -> None:
        prepared = entry.prepared
        assert prepared is not None
        kinds = [(kind, self._session.context.say(f"import.kind.{kind}")) for kind in TABLE_KINDS]
        self._add(self.tr("Holds"), kinds, prepared.kind, lambda value: self._choose(entry, "kind", value))
        if prepared.encoding:
            self._add(
                self.tr("Encoding"),
                self._encodings(prepared.encoding),
                prepared.encoding,
                lambda value: self._choose(entry, "encoding", value),
            )
            self._add(
                self.tr("Separator"),
                self._delimiters(prepared.delimiter),
                prepared.delimiter,
                lambda value: self._choose(entry, "delimiter", value),
            )
        elif len(prepared.sheets) > 1:
            sheets = [(name, name) for name in prepared.sheets]
            self._add(
                self.tr("Sheet"), sheets, prepared.sheet, lambda value: self._choose(entry, "sheet", value)
            )
        self._add(
            self.tr("Header"),
            self._header_rows(prepared.header_row),
            prepared.header_row,
            lambda value: self._choose(entry, "header_row", value),
        )

    def _add(self, name: str, choices: list[tuple[Any, str]], value: Any, chosen: Any) -> None:
        self._row.addWidget(label(name, type="small", role="sec"))
        box = ComboBox(choices, small=True, name=name, chosen=chosen)
        box.set_value(value)
        self._row.addWidget(box)
        self._row.addSpacing(4)

    def _encodings(self, now: str) -> list[tuple[str, str]]:
        names = [now, *(name for name in ENCODINGS if SHOWN[name] != SHOWN.get(now, now))]
        return [(name, SHOWN.get(name, name.upper())) for name in names]

    def _delimiters(self, now: str) -> list[tuple[str, str]]:
        known = [
            (",", self.tr("Comma")),
            ("\t", self.tr("Tab")),
            (";", self.tr("Semicolon")),
            ("|", self.tr("Vertical bar")),
            ("，", self.tr("Wide comma")),
        ]
        return known if any(value == now for value, _ in known) else [*known, (now, now)]

    def _header_rows(self, now: int) -> list[tuple[int, str]]:
        rows = [(0, self.tr("None"))]
        rows += [(line, self.tr("Row {line}").format(line=line)) for line in range(1, HEADER_ROWS + 1)]
        return rows if now <= HEADER_ROWS else [*rows, (now, self.tr("Row {line}").format(line=now))]

    def _split_switch(self, entry: FileEntry) -> None:
        prepared = entry.prepared
        assert prepared is not None
        switch = Switch(self.tr("Make customers of the firms they work at"), on=prepared.split_firms)
        switch.clicked.connect(lambda: self._choose(entry, "split_firms", switch.isChecked()))
        self._row.addWidget(switch)

    def _choose(self, entry: FileEntry, name: str, value: Any) -> None:
        if name in ("encoding", "delimiter", "sheet"):
            entry.choices.pop("header_row", None)
        entry.choices.pop("mapping", None)
        entry.choices[name] = value
        self._session.look(entry)

    def _forget_mapping(self, entry: FileEntry) -> None:
        from app.exchange.guess import guess_mapping
        from app.exchange.own_fields import with_own

        prepared = entry.prepared
        assert prepared is not None
        guessed = guess_mapping(prepared.headers, prepared.samples, prepared.kind)
        prepared.mapping = with_own(guessed, prepared.context.own)
        prepared.remembered = False
        self._session.prepared.emit(entry)
