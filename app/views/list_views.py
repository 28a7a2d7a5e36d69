"""The tabs above a table: all records, the built-in views, the views people saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.team import saved_views
from app.views.context import Context
from app.views.later import later
from app.widgets.buttons import Button
from app.widgets.dialog import OverlayDialog
from app.widgets.fields import FieldBox, LineEdit
from app.widgets.menu import Menu
from app.widgets.tabs import Tab, TabBar
from app.widgets.text import label

ALL = "all"


@dataclass(frozen=True)
class View:
    """A named filter with its order; `id` is that of a saved one."""

    key: str
    name: str
    filter: Any
    sort: tuple[str, bool] | None = None
    id: int | None = None


class NameDialog(OverlayDialog):
    """Asks for the name of a view."""

    def __init__(self, window: QWidget, title: str, name: str, taken: Callable[[str], None]) -> None:
        super().__init__(window, title, width=400)
        self._taken = taken
        self.field = LineEdit(name, placeholder=self.tr("Name of the view"))
        self.field.setMaxLength(60)
        self.field.returnPressed.connect(self._save)
        self._box = FieldBox(self.field)
        self.body.addWidget(
            label(self.tr("It keeps the conditions and the order shown now."), role="sec", wrap=True)
        )
        self.body.addWidget(self._box)
        self.body.addStretch(1)
        self.add_cancel()
        self.add_save()
        self.save_requested.connect(self._save)

    def _save(self) -> None:
        name = self.field.text().strip()
        if not name:
            self._box.set_error(self.tr("Give the view a name."))
            return
        self._taken(name)
        self.accept()


class ViewTabs(QFrame):
    """Says which view was chosen; keeps the saved ones itself."""

    chosen = Signal(object)

    def __init__(
        self,
        context: Context,
        page: str,
        built_in: Sequence[View],
        read: Callable[[Mapping[str, Any]], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "topbar")
        self.setFixedHeight(41)
        self._context, self._page, self._read = context, page, read
        self._built_in = tuple(built_in)
        self._views: tuple[View, ...] = self._built_in
        self._shown: tuple[Any, tuple[str, bool]] = (built_in[0].filter, ("", False))
        self._wanted = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 14, 0)
        row.setSpacing(8)
        self.bar = TabBar(name=self.tr("Views"))
        self.bar.chosen.connect(self._on_chosen)
        self.bar.menu_wanted.connect(self._open_menu)
        row.addWidget(self.bar, 1)
        self.save = Button(
            self.tr("Save current filter"), kind="link", icon="plus", sizing="small", clicked=self._ask_name
        )
        row.addWidget(self.save)
        self.reload()

    @property
    def views(self) -> tuple[View, ...]:
        """All views in the order of their tabs."""
        return self._views

    @property
    def current(self) -> View:
        """The view whose tab is current."""
        key = self.bar.current_key()
        return next((view for view in self._views if view.key == key), self._views[0])

    def reload(self) -> None:
        """Read the saved views again."""
        saved = tuple(self._saved())
        self._views = (*self._built_in, *saved)
        self.bar.set_tabs([Tab(view.key, view.name) for view in self._views])
        made = next((view for view in saved if view.name == self._wanted), None)
        if made is not None:
            self._wanted = ""
            self.bar.set_current(made.key)
        self.save.setVisible(self._can_save())

    def _saved(self) -> list[View]:
        found = []
        for row in saved_views(self._context.reader(), self._page):
            kept = row.definition
            order = (str(kept["sort"]), bool(kept.get("descending"))) if kept.get("sort") else None
            found.append(View(f"saved:{row.id}", row.name, self._read(kept.get("filter", {})), order, row.id))
        return found

    def choose(self, key: str) -> None:
        """Make a view's tab current without a signal."""
        self.bar.set_current(key)
        self.save.setVisible(self._can_save())

    def note(self, shown: Any, sort: tuple[str, bool]) -> None:
        """What the table shows now, for saving."""
        self._shown = (shown, sort)
        self.save.setVisible(self._can_save())

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """The numbers after the names."""
        for key, count in counts.items():
            self.bar.set_count(key, count)

    def _can_save(self) -> bool:
        return all(self._shown[0] != view.filter for view in self._views)

    def _on_chosen(self, key: str) -> None:
        self.chosen.emit(next(view for view in self._views if view.key == key))

    # -- saving --------------------------------------------------------------------------------------------

    def _ask_name(self) -> None:
        self._open_name(self.tr("Save current filter"), "", self._save)

    def _open_name(self, title: str, name: str, taken: Callable[[str], None]) -> None:
        dialog = NameDialog(self.window(), title, name, taken)
        cast(Any, self.window()).watch_dialog(dialog)
        dialog.open()

    def _definition(self) -> dict[str, Any]:
        shown, (sort, descending) = self._shown
        return {"filter": shown.to_dict(), "sort": sort, "descending": descending}

    def _save(self, name: str) -> None:
        self._wanted = name
        self._context.run(
            later("team:save_view"),
            self._page,
            name,
            self._definition(),
            step=Step.of("view.save", name=name),
        )

    def menu(self, view: View) -> Menu:
        """What can be done with a saved view."""
        menu = Menu(parent=self)
        menu.add(self.tr("Rename"), partial(self._ask_rename, view), icon="edit")
        menu.add(self.tr("Keep what is shown now in it"), partial(self._replace, view), icon="check")
        menu.addSeparator()
        menu.add(self.tr("Delete view"), partial(self._delete, view), icon="trash", danger=True)
        return menu

    def _open_menu(self, key: str, at: QPoint) -> None:
        view = next(view for view in self._views if view.key == key)
        if view.id is not None:
            menu = self.menu(view)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _ask_rename(self, view: View) -> None:
        self._open_name(self.tr("Rename"), view.name, partial(self._edit, view))

    def _edit(self, view: View, name: str) -> None:
        self._context.run(later("team:edit_view"), view.id, name=name, step=Step.of("view.edit", name=name))

    def _replace(self, view: View) -> None:
        step = Step.of("view.edit", name=view.name)
        self._context.run(later("team:edit_view"), view.id, definition=self._definition(), step=step)

    def _delete(self, view: View) -> None:
        if self.current.key == view.key:
            self.choose(ALL)
            self.chosen.emit(self._views[0])
        self._context.run(later("team:delete_view"), view.id, step=Step.of("view.delete", name=view.name))
