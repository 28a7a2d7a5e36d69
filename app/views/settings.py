"""The settings page: sections at the left, each made when first looked at."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.views.context import Context
from app.views.page import Page
from app.views.settings_parts import Section
from app.widgets.sidebar import NavButton, NavItem
from app.widgets.text import label

SECTIONS = {
    "company": ("company", "app.views.settings_firm:CompanySection"),
    "look": ("sparkle", "app.views.settings_look:LookSection"),
    "members": ("users", "app.views.settings_people:MembersSection"),
    "work": ("calendar", "app.views.settings_firm:WorkSection"),
    "chains": ("repeat", "app.views.settings_people:ChainsSection"),
    "tags": ("tag", "app.views.settings_words:TagsSection"),
    "fields": ("columns", "app.views.settings_fields:FieldsSection"),
    "channels": ("flag", "app.views.settings_channels:ChannelsSection"),
    "score": ("target", "app.views.settings_score:ScoreSection"),
    "relations": ("network", "app.views.settings_relations:RelationsSection"),
    "verdicts": ("scale", "app.views.settings_verdicts:VerdictSection"),
    "questions": ("chat", "app.views.settings_questions:QuestionsSection"),
    "coaching": ("bulb", "app.views.settings_coaching:CoachingSection"),
    "playbook": ("rocket", "app.views.settings_playbook:PlaybookSection"),
    "answers": ("shield", "app.views.settings_answers:AnswersSection"),
    "stages": ("deal", "app.views.settings_stages:StagesSection"),
    "documents": ("print", "app.views.settings_documents:DocumentsSection"),
    "data": ("file", "app.views.settings_data:DataSection"),
    "backup": ("cloud", "app.views.settings_backup:BackupSection"),
    "about": ("info", "app.views.settings_about:AboutSection"),
}
WIDTH = 780


class SettingsPage(Page):
    """Opened with {"section": id, "do": what}."""

    page_id = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Section] = {}
        self._holders: dict[str, QWidget] = {}
        self.list = SectionList(self._titles())
        self.list.chosen = self.show_section
        self.stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = QFrame()
        head.setProperty("class", "topbar")
        head.setFixedHeight(56)
        top = QHBoxLayout(head)
        top.setContentsMargins(20, 0, 20, 0)
        top.addWidget(label(self.tr("Settings"), type="page"))
        outer.addWidget(head)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._scrolled_list())
        body.addWidget(self.stack, 1)
        outer.addLayout(body, 1)

    def _scrolled_list(self) -> QScrollArea:
        """The sections scroll where the window is low."""
        made = QScrollArea()
        made.setWidgetResizable(True)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedWidth(self.list.width() + 10)
        made.setWidget(self.list)
        made.viewport().setAutoFillBackground(False)
        self.list.moved.connect(made.ensureWidgetVisible)
        return made

    def _titles(self) -> dict[str, str]:
        return {
            "company": self.tr("Company"),
            "look": self.tr("Language and look"),
            "members": self.tr("Members"),
            "work": self.tr("Work and reminders"),
            "chains": self.tr("Chains"),
            "tags": self.tr("Tags"),
            "fields": self.tr("Own fields"),
            "channels": self.tr("Channels"),
            "score": self.tr("Lead score"),
            "relations": self.tr("Relations and favours"),
            "verdicts": self.tr("Verdicts"),
            "questions": self.tr("Questions and needs"),
            "coaching": self.tr("How to talk"),
            "playbook": self.tr("Playbook"),
            "answers": self.tr("Objection answers"),
            "stages": self.tr("Stages of deals"),
            "documents": self.tr("Letterhead"),
            "data": self.tr("Data file"),
            "backup": self.tr("Backups"),
            "about": self.tr("About"),
        }

    @property
    def section(self) -> Section:
        """The section shown."""
        return self._made[self.list.current]

    def show_section(self, name: str) -> None:
        """Show a section, made on first use."""
        from app.views.pages import load

        if name not in self._made:
            made: Section = load(SECTIONS[name][1])(self.context)
            self._made[name] = made
            self._holders[name] = _scrolled(made)
            self.stack.addWidget(self._holders[name])
        else:
            self._made[name].load()
        self.list.set_current(name)
        self.stack.setCurrentWidget(self._holders[name])
        kept = self.context.config.get("dialogs")
        self.context.config.set("dialogs", {**kept, "settings": name})

    # -- page ----------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show what was asked for, or what was looked at last."""
        last = self.context.config.get("dialogs").get("settings")
        wanted = str(arguments.get("section") or last)
        self.show_section(wanted if wanted in SECTIONS else "company")
        if what := arguments.get("do"):
            self.section.do(str(what))
        self.list.focus_current()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Re-read what shows the changed; a section that is not looked at is read when it is shown again."""
        if self.isVisible() and self.list.current in self._made:
            self.section.changed(changes)

    def do(self, action_id: str) -> bool:
        """Nothing of the catalogue is special here."""
        return False

    def panes(self) -> list[QWidget]:
        """The list and the section."""
        current = self.stack.currentWidget()
        return [self.list, current] if current is not None else [self.list]


class SectionList(QFrame):
    """The sections; Up and Down move, Enter shows. `moved(button)` when another one is marked."""

    moved = Signal(object)

    def __init__(self, titles: dict[str, str]) -> None:
        super().__init__()
        self.chosen: Callable[[str], object] = lambda _name: None
        self.current = ""
        self.setFixedWidth(220)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 8, 16)
        column.setSpacing(2)
        self.buttons: dict[str, NavButton] = {}
        for name, title in titles.items():
            button = NavButton(NavItem(name, title, SECTIONS[name][0]), self)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen(name))
            self.buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_current(self, name: str) -> None:
        """Mark a section; only the marked one is reached by Tab."""
        self.current = name
        for each, button in self.buttons.items():
            button.setChecked(each == name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if each == name else Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.buttons[name])
        self.moved.emit(self.buttons[name])

    def focus_current(self) -> None:
        """Put the keyboard on the marked section."""
        if self.current:
            self.buttons[self.current].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down show the neighbour at once."""
        steps: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        names = list(self.buttons)
        name = names[(names.index(self.current) + step) % len(names)]
        self.chosen(name)
        self.buttons[name].setFocus(Qt.FocusReason.TabFocusReason)


def _scrolled(section: Section) -> QWidget:
    """A section in the middle of a page that scrolls, never wider than reads well."""
    inner = QWidget()
    row = QHBoxLayout(inner)
    row.setContentsMargins(12, 16, 20, 20)
    section.setMaximumWidth(WIDTH)
    column = QVBoxLayout()
    column.addWidget(section)
    column.addStretch(1)
    row.addLayout(column, 100)
    row.addStretch(1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
