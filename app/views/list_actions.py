"""What can be done with one or many records of a list, from its bar, its menu and its keys."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.listing_tools import tags_of
from app.queries.lookups import next_follow_up
from app.queries.team import members, tags
from app.views.context import Context
from app.views.later import later
from app.widgets.menu import Menu


class RecordActions(QObject):
    """Actions on records of one table (customer, lead or deal), each one undoable step."""

    def __init__(self, context: Context, table: str, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._table, self._owner = context, table, owner

    # -- one record ----------------------------------------------------------------------------------------

    def log(self, key: int) -> None:
        """Record a talk."""
        self._context.dialog.emit("log", {f"{self._table}_id": key})

    def plan(self, ids: Sequence[int]) -> None:
        """Plan a follow-up: with all its fields for one record, the same for many."""
        if len(ids) == 1:
            self._context.dialog.emit("follow_up", {f"{self._table}_id": ids[0]})
        elif ids:
            self._context.dialog.emit("plan_many", {"table": self._table, "ids": list(ids)})

    def next_step(self, key: int, dialog: str) -> None:
        """Complete or postpone what comes next for this record."""
        found = next_follow_up(self._context.reader(), self._table, key)
        if found is None:
            self._context.message.emit(self.tr("Nothing is planned for this record."), None)
        else:
            self._context.dialog.emit(dialog, {"follow_up_id": found})

    # -- many records --------------------------------------------------------------------------------------

    def tag(self, ids: Sequence[int]) -> None:
        """Put tags on, take tags off."""
        self._context.dialog.emit("tag", {"table": self._table, "ids": list(ids)})

    def toggle_tag(self, letter: str, ids: Sequence[int]) -> None:
        """Put the tag of a letter on, or take it off when the first of the records bears it."""
        if self._table not in ("customer", "lead"):
            return
        name = next((tag.name for tag in tags(self._context.reader()) if tag.letter == letter), None)
        if name is None:
            self._context.message.emit(self._context.say("tag.no_letter", letter=letter), None)
            return
        worn = tags_of(self._context.reader(), self._table, ids[:1]).get(ids[0], ())
        code = f"{self._table}.{'untag' if any(tag.name == name for tag in worn) else 'tag'}"
        step = Step.of(code, count=len(ids), name=name)
        self._context.run(later("tags:toggle_lettered"), self._table, list(ids), letter, step=step)

    def assign(self, ids: Sequence[int], member_id: int, name: str) -> None:
        """Hand the records over."""
        self.set_values(
            ids, {"owner_id": member_id}, Step.of(f"{self._table}.assign", count=len(ids), name=name)
        )

    def set_values(self, ids: Sequence[int], values: dict[str, Any], step: Step) -> None:
        """The same values for all of them."""
        self._context.run(self._setter(), list(ids), values, step=step)

    def export(self, ids: Sequence[int] | None) -> None:
        """Write them to a file; None: all there are."""
        kinds = {"sales_order": "orders"}
        kind = kinds.get(self._table, f"{self._table}s")
        self._context.dialog.emit("export", {"kind": kind, "ids": None if ids is None else list(ids)})

    def delete(self, ids: Sequence[int]) -> None:
        """Move them to the recycle bin; the toast undoes it."""
        step = Step.of(f"{self._table}.delete", count=len(ids))
        self._context.run(later("recycling:recycle_records"), self._table, list(ids), step=step)

    def assign_menu(self, ids: Sequence[int], parent: QWidget) -> Menu:
        """The members to hand over to."""
        menu = Menu(self.tr("Assign to"), parent)
        found = members(self._context.reader())
        for member in found:
            menu.add(member.name, partial(self.assign, ids, member.id, member.name), icon="user")
        if not found:
            menu.add(self.tr("Add members in the settings"), self._to_members, icon="settings")
        return menu

    def popup_assign(self, ids: Sequence[int], at: QPoint) -> None:
        """Open the menu of members at a point of the screen."""
        menu = self.assign_menu(ids, self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _to_members(self) -> None:
        self._context.navigate.emit("settings", {"section": "members"})

    def _setter(self) -> Callable[..., int]:
        area = "orders" if self._table == "sales_order" else f"{self._table}s"
        return later(f"{area}:set_{area}")
