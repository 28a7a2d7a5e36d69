"""The menu that puts customers or contacts into a ring of the ripple map."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.lookups import name_of
from app.views.context import Context
from app.views.later import later
from app.vocabulary import Ring
from app.widgets.menu import Menu


def ring_menu(context: Context, table: str, ids: Sequence[int], parent: QWidget) -> Menu:
    """The four rings, the closest first, and none."""
    tr = QCoreApplication.translate
    menu = Menu(tr("RingMenu", "Ring"), parent)
    for ring in Ring:
        menu.add(context.word("ring", int(ring)), partial(set_ring, context, table, ids, int(ring)))
    menu.addSeparator()
    menu.add(tr("RingMenu", "No ring"), partial(set_ring, context, table, ids, None))
    return menu


def set_ring(context: Context, table: str, ids: Sequence[int], ring: int | None) -> None:
    """Put records into a ring, or take them out, as one undoable step."""
    name = name_of(context.reader(), table, ids[0]) if len(ids) == 1 else ""
    step = Step.of("ring.set", count=len(ids), name=name or "")
    context.run(later("ties:set_closeness"), table, list(ids), ring, step=step)
