"""Parts of a list page that only carry words: the bar above, the keys below, what an empty list says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.buttons import Button, IconButton
from app.widgets.empty_state import EmptyState
from app.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from app.views.list_page import ListPage


def make_top(page: "ListPage") -> tuple[TopBar, Button]:
    """The bar with search, import, export and the primary button, which is the second of the answer."""
    tr, top = QCoreApplication.translate, TopBar()
    top.set_placeholder(page.texts.search)
    top.search_requested.connect(lambda: page.window_do("find"))
    words, ask = tr("ListPage", "Import files"), lambda: page.window_do("import")
    down = IconButton("download", tr("ListPage", "Export"), key="Ctrl+E", clicked=lambda: page.do("export"))
    if page.importable:
        top.add_action(IconButton("upload", words, key="Ctrl+I", clicked=ask))
    top.add_action(down)
    new = Button(page.texts.new, kind="primary", icon="plus", clicked=page.new_record)
    top.set_primary(new)
    return top, new


def hints() -> list[tuple[str, str]]:
    """The keys of a list, for the bottom line."""
    tr = QCoreApplication.translate
    return [
        ("↑↓", tr("ListPage", "Move")),
        ("Enter", tr("ListPage", "Open")),
        ("L", tr("ListPage", "Log")),
        ("F", tr("ListPage", "Follow up")),
    ]


def make_empty(page: "ListPage") -> EmptyState:
    """What stands in the place of the table when there is no record at all."""
    empty = EmptyState(page.texts.empty_title, page.texts.empty_hint)
    empty.add_button(Button(page.texts.new, kind="primary", icon="plus", clicked=page.new_record))
    words = QCoreApplication.translate("ListPage", "Import files")
    if page.importable:
        empty.add_button(Button(words, icon="upload", clicked=lambda: page.window_do("import")))
    return empty
