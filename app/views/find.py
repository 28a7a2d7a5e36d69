"""Ctrl+K: everything that can be found, pages and commands in one palette."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.actions import actions
from app.language.names import fold, reading
from app.queries.search import Found, find
from app.views.pages import PAGES, page_titles
from app.vocabulary import RecordKind
from app.widgets.palette import Palette
from app.widgets.result_list import PaletteItem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.views.main_window import MainWindow

ICONS = {
    RecordKind.CUSTOMER: "users",
    RecordKind.CONTACT: "user",
    RecordKind.LEAD: "lead",
    RecordKind.INTERACTION: "note",
    RecordKind.FOLLOW_UP: "clock",
    RecordKind.DEAL: "deal",
    RecordKind.PRODUCT: "store",
    RecordKind.QUOTE: "quote",
    RecordKind.SALES_ORDER: "cart",
    RecordKind.CAMPAIGN: "marketing",
    RecordKind.COMPETITOR: "scale",
    RecordKind.FAVOUR: "gift",
    RecordKind.FAMILY_MEMBER: "users",
    RecordKind.PROMISE: "handshake",
    RecordKind.AGREED_GOAL: "target",
    RecordKind.OBJECTION: "shield",
}
# the page that shows such a record
PLACES = {
    RecordKind.DEAL: "deal",
    RecordKind.PRODUCT: "products",
    RecordKind.QUOTE: "quote",
    RecordKind.SALES_ORDER: "order",
    RecordKind.CAMPAIGN: "campaigns",
    RecordKind.COMPETITOR: "competitors",
}
# people of whom a line says what they are
SAID = (RecordKind.CONTACT, RecordKind.LEAD, RecordKind.FAMILY_MEMBER)
# the form that shows such a record, and what it calls its key
FORMS = {
    RecordKind.PROMISE: ("promise", "promise_id"),
    RecordKind.AGREED_GOAL: ("goal", "goal_id"),
    RecordKind.OBJECTION: ("objection", "objection_id"),
}
MOST = 50
MOST_COMMANDS = 6


def open_palette(window: "MainWindow", text: str = "") -> "QWidget":
    """Show the palette over the window; a text typed before stands in it, to be gone on with. Returns its field."""
    finder = Finder(window)
    placeholder = QCoreApplication.translate(
        "Find", "Name, phone, pinyin initials, a word of a note, a command"
    )
    palette = Palette(window, finder.query, placeholder=placeholder, text=text)
    palette.chosen.connect(finder.open)
    window.watch_dialog(palette)
    palette.open()
    palette.field.end(False)
    return palette.field


class Finder:
    """Answers the palette: records from the search index, pages and actions by their names."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._commands = _commands()

    def query(self, text: str) -> list[PaletteItem]:
        """What fits the text; without one the pages and commands."""
        commands = _matching(self._commands, text)
        if not text.strip():
            return commands
        found = [hit for hit in find(self._window.context.reader(), text, MOST) if _has_place(hit)]
        records = [self._item(hit, text) for hit in found]
        return [*records, *commands[:MOST_COMMANDS]]

    def _item(self, hit: Found, text: str) -> PaletteItem:
        word = self._window.context.word("record_kind", hit.kind.value)
        person = hit.kind is RecordKind.CUSTOMER or hit.kind in SAID
        group = QCoreApplication.translate("Find", "Customers, contacts, leads") if person else word
        tag = (word, "") if hit.kind in SAID else None
        at = hit.title.casefold().find(text.strip().casefold())
        matches = ((at, len(text.strip())),) if at >= 0 else ()
        return PaletteItem(hit, hit.title, hit.detail, ICONS[hit.kind], group, matches=matches, tag=tag)

    def open(self, chosen: object) -> None:
        """Go to what was chosen."""
        context = self._window.context
        if isinstance(chosen, Found):
            if chosen.kind in PLACES:
                context.navigate.emit(PLACES[chosen.kind], {"id": chosen.id})
            elif chosen.kind in FORMS:
                form, name = FORMS[chosen.kind]
                context.dialog.emit(form, {name: chosen.id})
            elif chosen.owner_kind is RecordKind.LEAD:
                context.navigate.emit("leads", {"id": chosen.owner_id})
            elif chosen.owner_id is not None:
                context.navigate.emit("customer", {"id": chosen.owner_id, "record": (chosen.kind, chosen.id)})
            else:
                context.dialog.emit("follow_up", {"follow_up_id": chosen.id})
            return
        name, _, target = str(chosen).partition(":")
        if name == "page":
            context.navigate.emit(target, {})
        else:
            self._window.do(target)


def _has_place(hit: Found) -> bool:
    """Whether a page shows such a record."""
    place = PLACES.get(hit.kind)
    return place is None or any(spec.id == place for spec in PAGES)


def _commands() -> list[PaletteItem]:
    tr = QCoreApplication.translate
    titles = page_titles()
    pages = [
        PaletteItem(
            f"page:{spec.id}", titles[spec.id], icon=spec.icon, group=tr("Find", "Pages"), key=spec.key
        )
        for spec in PAGES
        if spec.icon
    ]
    commands = [
        PaletteItem(
            f"action:{each.id}",
            each.text,
            icon=each.icon or "bolt",
            group=tr("Find", "Commands"),
            key=each.key,
        )
        for each in actions()
        if each.palette
    ]
    return [*pages, *commands]


def _matching(items: list[PaletteItem], text: str) -> list[PaletteItem]:
    """Commands whose words, pinyin or initials begin with or hold the text."""
    wanted = fold(text.strip())
    if not wanted:
        return items
    return [item for item in items if _fits(item.title, wanted)]


def _fits(title: str, wanted: str) -> bool:
    folded = fold(title)
    if wanted in folded:
        return True
    spoken = reading(title, False)
    return spoken.initials.startswith(wanted) or "".join(spoken.syllables).startswith(wanted)
