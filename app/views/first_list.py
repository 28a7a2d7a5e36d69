"""The list of the page the program starts with, shown before the page itself: real rows, as early as can be."""

from collections.abc import Callable, Generator
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRect, QSize

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from app.views.context import Context

Steps = Generator[None, None, "FirstList | None"]


class FirstList(NamedTuple):
    """A list with its rows, what the page goes on with, and where the page will have it.

    `place(size of the window, width of the rail)`; a test compares it with the page.
    """

    widget: "QAbstractScrollArea"
    content: Any
    place: Callable[[QSize, int], QRect]


def first_list(context: "Context", page_id: str) -> Steps:
    """Make the list of a page in steps; None for pages without one, and for lists without rows."""
    makers: dict[str, Callable[[Context], Steps]] = {"today": _today, "customers": _customers}
    return (yield from makers[page_id](context)) if page_id in makers else None


def loaded(*names: str) -> Generator[None]:
    """Load modules of the program, a step each."""
    for name in names:
        import_module(f"app.{name}")
        yield


def _today(context: "Context") -> Steps:
    yield from loaded("widgets.follow_up_list", "queries.today", "views.record_marks")
    yield from loaded("views.today_rows", "widgets.follow_up_delegate", "views.today_lists")
    from app.views.today_lists import read_first
    from app.widgets.follow_up_list import FollowUpList

    sections, whole = read_first(context.reader(), context, context.today())
    first = next((item.id for section in sections for item in section.items), None)
    if first is None:
        return None
    yield
    made = FollowUpList()
    made.set_sections(sections)
    made.set_current(first)
    yield  # shown and painted in a step of its own
    return FirstList(made, whole, _today_place)


def _today_place(window: QSize, rail: int) -> QRect:
    page = window.width() - rail
    side = 440 if page >= 1_180 else 372
    left, top = rail + 20 + 2, 56 + 16 + 76 + 12 + 98 + 12 + 44 + 2
    return QRect(left, top, page - 20 - 2 - 2 - 12 - side - 20, window.height() - top - 16 - 2)


def _customers(context: "Context") -> Steps:
    yield from loaded(
        "queries.listing_tools", "queries.customers", "views.record_marks", "views.customer_columns"
    )
    yield from loaded("itemmodels.windowed", "widgets.painting", "widgets.table.painted_table")
    yield from loaded("widgets.table.data_table", "views.customer_table")
    from app.views.customer_table import customer_table, everybody

    made = customer_table(context)
    yield
    failed: list[object] = []
    made.model.failed.connect(failed.append)
    made.model.set_spec(everybody(*made.sort), sort=made.sort)
    made.model.failed.disconnect(failed.append)
    if failed or not made.model.total:
        made.table.deleteLater()
        return None
    preview = context.config.get("tables").get("customers", {})
    shown = preview.get("preview", True) is not False
    width = preview.get("preview_width", 300)

    def place(window: QSize, rail: int) -> QRect:
        beside = width + 1 if shown and window.width() >= 1_320 else 0
        return QRect(rail, 141, window.width() - rail - beside, window.height() - 141 - 36)

    yield  # shown and painted in a step of its own
    return FirstList(made.table, made, place)
