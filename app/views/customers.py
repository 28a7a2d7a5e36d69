"""The Customers page: everybody we deal with, in a table of any length."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtGui import QCursor

from app.db.journal_step import Step
from app.itemmodels.columns import Column
from app.queries.customer_filter import ME, CustomerFilter
from app.queries.customers import CustomerSource, CustomerSpec
from app.queries.team import members
from app.views import list_fields as shapes
from app.views.customer_columns import customer_columns
from app.views.customer_preview import CustomerPreview
from app.views.customer_table import FIRST_SORT, customer_source
from app.views.list_filter import FilterField, Offer
from app.views.list_own_fields import edit_own, own_choices, own_filters
from app.views.list_page import ListPage
from app.views.list_shape import ListTexts
from app.views.list_views import ALL, View
from app.views.preview_pane import PreviewPane
from app.views.ring_menu import ring_menu
from app.vocabulary import PINNABLE, CustomerKind, Importance, Relation, Ring, Temperament
from app.widgets.menu import Menu
from app.widgets.table.bulk_bar import BulkAction
from app.widgets.table.cell_painter import PAD

STAR = 15  # pixels a star takes in a cell
TYPED = ("industry", "city")


class CustomersPage(ListPage):
    """Screen 02."""

    page_id = "customers"
    table_name = "customer"

    def prepare(self) -> None:
        """The words of the page."""
        self.texts = ListTexts(
            self.tr("Customers"),
            self.tr("New customer"),
            self.tr("Search name, phone, pinyin initials"),
            self.tr("No customers match"),
            self.tr(
                "Everybody you deal with stands here: people and firms, whom to contact next, what was said."
            ),
            self.tr("Bring in the file you have, or write down the first one."),
        )

    def make_source(self) -> CustomerSource:
        """Rows by the indexes of the customer table."""
        return customer_source(self.context)

    def columns(self) -> Sequence[Column]:
        """Screen 02 without what is not known yet."""
        return customer_columns(self.context)

    def new_filter(self) -> CustomerFilter:
        """Everybody."""
        return CustomerFilter()

    def read_filter(self, kept: Mapping[str, Any]) -> CustomerFilter:
        """From a saved view."""
        return CustomerFilter.from_dict(kept)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> CustomerSpec:
        """Filter and order."""
        return CustomerSpec(wanted, sort, descending)

    def first_sort(self) -> tuple[str, bool]:
        """By name."""
        return FIRST_SORT

    def fields(self) -> list[FilterField]:
        """What customers can be narrowed by."""
        context = self.context
        phone = [Offer(True, self.tr("known")), Offer(False, self.tr("missing"))]
        return [
            shapes.owner_field(context),
            shapes.words_field(
                context, "importance", self.tr("Importance"), "importance", sorted(map(int, Importance), reverse=True),
                pinned=True,
            ),
            shapes.typed_field(context, "customer", "industries", self.tr("Industry"), "industry", pinned=True),
            *self._verdict_fields(),
            shapes.tag_field(context, "customer"),
            shapes.segment_field(context, "customer", lambda: self.filter),
            shapes.next_field(),
            shapes.quiet_field(),
            shapes.typed_field(context, "customer", "cities", self.tr("City"), "city", pinned=True),
            shapes.channel_field(context, pinned=True),
            shapes.words_field(context, "kinds", self.tr("Kind"), "customer_kind", [k.value for k in CustomerKind]),
            self._relation_field(),
            shapes.words_field(context, "rings", self.tr("Ring"), "ring", [int(ring) for ring in Ring]),
            shapes.single("has_phone", self.tr("Phone"), phone),
            shapes.created_field(context),
            *own_filters(context, "customer"),
            *shapes.given_fields(context),
        ]  # fmt: skip

    def _verdict_fields(self) -> list[FilterField]:
        """What the rules say of customers."""
        context = self.context
        titles = {
            "status": self.tr("State"),
            "lifecycle": self.tr("Lifecycle"),
            "loyalty": self.tr("Loyalty"),
            "tier": self.tr("Tier"),
            "outlook": self.tr("Value outlook"),
        }
        temperaments = [one.value for one in Temperament]
        return [
            *(
                shapes.words_field(
                    context, axis, title, axis, PINNABLE[axis], pinned=axis in ("status", "lifecycle")
                )
                for axis, title in titles.items()
            ),
            shapes.words_field(context, "temperament", self.tr("Temperament"), "temperament", temperaments),
        ]

    def _relation_field(self) -> FilterField:
        offers = [Offer(one.value, self.context.word("relation", one.value)) for one in Relation]
        return shapes.single("relation", self.tr("Relation"), offers)

    def built_in(self) -> list[View]:
        """The views of every firm."""
        days = int(self.context.firm("quiet_days"))
        quiet = self.tr("No contact for {count} days").format(count=days)
        found = [
            View(ALL, self.tr("All customers"), CustomerFilter()),
            View("mine", self.tr("My key customers"), CustomerFilter(owner=ME, importance=(2, 3))),
            View("quiet", quiet, CustomerFilter(no_contact_days=days), ("last_contact", False)),
            View("overdue", self.tr("Overdue"), CustomerFilter(overdue=True), ("next_due", False)),
            View("unplanned", self.tr("Nothing planned"), CustomerFilter(nothing_planned=True)),
        ]
        if self.context.store.member_id is None:
            found[1] = replace(
                found[1], name=self.tr("Key customers"), filter=CustomerFilter(importance=(2, 3))
            )
        return found

    def make_preview(self) -> PreviewPane:
        """The pane at the right."""
        return CustomerPreview(self.context)

    def bulk_actions(self) -> list[BulkAction]:
        """What can be done with many customers."""
        return [
            BulkAction("plan", self.tr("New follow-up"), "calplus"),
            BulkAction("tag", self.tr("Tags"), "tag"),
            BulkAction("ring", self.tr("Ring"), "network"),
            BulkAction("assign", self.tr("Assign"), "user"),
            BulkAction("export", self.tr("Export"), "download"),
            BulkAction("delete", self.tr("Delete"), "trash"),
        ]

    def selected_words(self, count: int) -> str:
        """How many customers are ticked."""
        return self.tr("{count} selected").format(count=f"{count:,}")

    def extra_counts(self, shown: CustomerFilter) -> dict[str, Any]:
        """Late and unplanned ones among those shown."""
        return {
            "overdue": replace(shown, overdue=True, nothing_planned=False, due_within_days=None),
            "unplanned": replace(shown, nothing_planned=True, overdue=False, due_within_days=None),
        }

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The bottom line."""
        customers = self.tr("1 customer") if counts["all"] == 1 else self.tr("{count} customers")
        words = [customers.format(count=f"{counts['all']:,}")]
        if counts.get("overdue") and not self.filter.nothing_planned:
            words.append(self.tr("{count} overdue").format(count=f"{counts['overdue']:,}"))
        if counts.get("unplanned") and not self.filter.overdue:
            words.append(self.tr("{count} with nothing planned").format(count=f"{counts['unplanned']:,}"))
        return words

    # -- doing ---------------------------------------------------------------------------------------------

    def open_record(self, key: int) -> None:
        """The card, knowing the list it was opened from."""
        self.context.navigate.emit("customer", {"id": key, "ids": self.model.order_ids()})

    def new_record(self) -> None:
        """The form of a new customer."""
        self.context.dialog.emit("customer", {})

    def current_customer(self) -> int | None:
        """Who is current in the table."""
        return self.table.current_id()

    def activate(self, arguments: dict[str, Any]) -> None:
        """Offer the members of today in the owner column."""
        offered = [(member.id, member.name) for member in members(self.context.reader())]
        self.table.set_choices("owner", offered)
        for column, choices in own_choices(self.context, "customer").items():
            self.table.set_choices(column, choices)
        super().activate(arguments)

    def edit(self, key: int, column: str, value: Any) -> bool:
        """A cell was edited."""
        name = {"owner": "owner_id"}.get(column, column)
        row = self.model.row_at(self.model.row_of(key))
        own = edit_own(self.context, "customer", key, column, value, row.name if row is not None else "")
        if own is not None:
            return own
        step = Step.of("customer.edit", name=row.name if row is not None else "")
        self.records.set_values([key], {name: value or None}, step)
        return True

    def cell_clicked(self, key: int, column: str) -> None:
        """A click on a star sets the importance."""
        if column != "importance":
            return
        place = [each.key for each in self.model.columns].index(column)
        left = self.table.columnViewportPosition(place) + PAD
        x = self.table.viewport().mapFromGlobal(QCursor.pos()).x() - left
        row = self.model.row_at(self.model.row_of(key))
        wanted = x // STAR + 1
        if row is not None and 1 <= wanted <= len(Importance) and wanted != row.importance:
            self.set_importance([key], wanted)

    def set_importance(self, ids: Sequence[int], stars: int) -> None:
        """By a click or the keys 1 to 3."""
        step = Step.of("customer.importance", count=len(ids))
        self.records.set_values(ids, {"importance": stars}, step)

    def letter(self, letter: str, ids: list[int]) -> None:
        """Digits set the importance, the letters of every list, E the form."""
        if letter in "123":
            self.set_importance(ids, int(letter))
        elif letter == "E":
            self.context.dialog.emit("customer", {"customer_id": ids[0]})
        else:
            super().letter(letter, ids)

    def bulk_action(self, action: str, ids: list[int]) -> None:
        """The rings open a menu."""
        if action == "ring":
            menu = ring_menu(self.context, "customer", ids, self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.bulk.mapToGlobal(self.bulk.rect().topLeft()))
        else:
            super().bulk_action(action, ids)

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these customers."""
        one = len(ids) == 1
        if one:
            menu.add(self.tr("Open"), partial(self.open_record, ids[0]), icon="arrow", key="Return")
            menu.add(self.tr("Edit"), partial(self.context.dialog.emit, "customer", {"customer_id": ids[0]}),
                     icon="edit", key="E")  # fmt: skip
            menu.addSeparator()
            menu.add(self.tr("Log interaction"), partial(self.records.log, ids[0]), icon="note", key="L")
        menu.add(self.tr("New follow-up"), partial(self.records.plan, ids), icon="calplus", key="F")
        menu.addSeparator()
        menu.add(self.tr("Tags"), partial(self.records.tag, ids), icon="tag")
        stars = Menu(self.tr("Importance"), menu)
        for level in sorted(map(int, Importance), reverse=True):
            stars.add(
                self.context.word("importance", level),
                partial(self.set_importance, ids, level),
                key=str(level),
            )
        menu.addMenu(stars)
        menu.addMenu(ring_menu(self.context, "customer", ids, menu))
        menu.addMenu(self.records.assign_menu(ids, menu))
        menu.add(self.tr("Export"), partial(self.records.export, ids), icon="download")
        if one:
            history = partial(self.context.dialog.emit, "history", {"table": "customer", "record_id": ids[0]})
            menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"),
            partial(self.records.delete, ids),
            icon="trash",
            key="Del",
            danger=True,
        )
