"""The Leads page: people who may become customers, and where each of them stands."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app.db.journal_step import Step
from app.itemmodels.columns import Column
from app.queries.customer_filter import ME
from app.queries.leads import LeadFilter, LeadSource, LeadSpec
from app.queries.team import members
from app.views import list_fields as shapes
from app.views.later import later
from app.views.lead_columns import GRADE_TONES, lead_columns
from app.views.lead_preview import STATES, LeadPreview
from app.views.list_filter import FilterField
from app.views.list_own_fields import edit_own, own_choices, own_filters
from app.views.list_page import ListPage
from app.views.list_shape import ListTexts
from app.views.list_views import ALL, View
from app.views.preview_pane import PreviewPane
from app.vocabulary import LeadState
from app.widgets.menu import Menu
from app.widgets.table.bulk_bar import BulkAction


class LeadsPage(ListPage):
    """Screen 06."""

    page_id = "leads"
    table_name = "lead"
    two_line = True

    def prepare(self) -> None:
        """The words of the page."""
        self.texts = ListTexts(
            self.tr("Leads"),
            self.tr("New lead"),
            self.tr("Search leads"),
            self.tr("No leads match"),
            self.tr(
                "Whoever asked, was recommended or met you at a fair stands here until it is clear what comes of it."
            ),
            self.tr("Bring in a list, or write down the first one."),
        )

    def make_source(self) -> LeadSource:
        """Rows by the indexes of the lead table."""
        return LeadSource(self.context.reader, self.context.today, lambda: self.context.store.member_id)

    def columns(self) -> Sequence[Column]:
        """Screen 06."""
        return lead_columns(self.context)

    def new_filter(self) -> LeadFilter:
        """All leads."""
        return LeadFilter()

    def read_filter(self, kept: Mapping[str, Any]) -> LeadFilter:
        """From a saved view."""
        return LeadFilter.from_dict(kept)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> LeadSpec:
        """Filter and order."""
        return LeadSpec(wanted, sort, descending)

    def first_sort(self) -> tuple[str, bool]:
        """The newest first."""
        return "created", True

    def fields(self) -> list[FilterField]:
        """What leads can be narrowed by."""
        context, states = self.context, [state.value for state in LeadState]
        return [
            shapes.owner_field(context),
            shapes.words_field(context, "states", self.tr("State"), "lead_state", states, pinned=True),
            shapes.words_field(context, "grades", self.tr("Grade"), "lead_grade", GRADE_TONES, pinned=True),
            shapes.channel_field(context, pinned=True),
            shapes.typed_field(context, "lead", "campaigns", self.tr("Campaign"), "campaign", pinned=True),
            shapes.tag_field(context, "lead"),
            shapes.segment_field(context, "lead", lambda: self.filter),
            shapes.next_field(),
            shapes.quiet_field(),
            shapes.created_field(context),
            *own_filters(context, "lead"),
            *shapes.given_fields(context),
        ]  # fmt: skip

    def built_in(self) -> list[View]:
        """One tab per state, and mine."""
        word = self.context.word
        mine = (
            [View("mine", self.tr("My leads"), LeadFilter(owner=ME))] if self.context.store.member_id else []
        )
        return [
            View(ALL, self.tr("All leads"), LeadFilter()),
            *mine,
            *(
                View(state.value, word("lead_state", state.value), LeadFilter(states=(state.value,)))
                for state in STATES
            ),
            View(
                "hot",
                self.tr("A, not spoken to"),
                LeadFilter(grades=("A",), states=(LeadState.NEW.value,), nothing_planned=True),
            ),
            View("wake", self.tr("Wake up today"), LeadFilter(wake_due=True)),
        ]

    def make_preview(self) -> PreviewPane:
        """The pane at the right."""
        pane = LeadPreview(self.context)
        pane.state_asked.connect(lambda key, state: self.set_state([key], state))
        pane.convert_asked.connect(self.convert)
        return pane

    def bulk_actions(self) -> list[BulkAction]:
        """What can be done with many leads."""
        return [
            BulkAction("plan", self.tr("New follow-up"), "calplus"),
            BulkAction("state", self.tr("State"), "flag"),
            BulkAction("tag", self.tr("Tags"), "tag"),
            BulkAction("assign", self.tr("Assign"), "user"),
            BulkAction("export", self.tr("Export"), "download"),
            BulkAction("delete", self.tr("Delete"), "trash"),
        ]

    def selected_words(self, count: int) -> str:
        """How many leads are ticked."""
        return self.tr("{count} selected").format(count=f"{count:,}")

    def extra_counts(self, shown: LeadFilter) -> dict[str, Any]:
        """Late ones and untouched ones among those shown."""
        return {"overdue": replace(shown, overdue=True, nothing_planned=False, due_within_days=None)}

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The bottom line."""
        leads = self.tr("1 lead") if counts["all"] == 1 else self.tr("{count} leads")
        words = [leads.format(count=f"{counts['all']:,}")]
        if counts.get("overdue"):
            words.append(self.tr("{count} overdue").format(count=f"{counts['overdue']:,}"))
        return words

    # -- doing ---------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Offer the members of today in the owner column."""
        offered = [(member.id, member.name) for member in members(self.context.reader())]
        self.table.set_choices("owner", offered)
        for column, choices in own_choices(self.context, "lead").items():
            self.table.set_choices(column, choices)
        super().activate(arguments)

    def do(self, action_id: str) -> bool:
        """Logging and planning are for the current lead."""
        current = self.table.current_id()
        if action_id == "log" and current is not None:
            self.records.log(current)
        elif action_id == "follow_up" and current is not None:
            self.records.plan([current])
        elif action_id == "convert" and current is not None:
            self.convert(current)
        else:
            return super().do(action_id)
        return True

    def open_record(self, key: int) -> None:
        """The form of the lead."""
        self.context.dialog.emit("lead", {"lead_id": key})

    def new_record(self) -> None:
        """The form of a new lead."""
        self.context.dialog.emit("lead", {})

    def edit(self, key: int, column: str, value: Any) -> bool:
        """A cell was edited; a budget that cannot be read is refused."""
        row = self.model.row_at(self.model.row_of(key))
        own = edit_own(self.context, "lead", key, column, value, row.name if row is not None else "")
        if own is not None:
            return own
        values: dict[str, Any] = {{"owner": "owner_id"}.get(column, column): value or None}
        if column == "budget" and value:
            from app.language.money_text import parse_money

            currency = (row.currency if row is not None else None) or str(self.context.firm("currency"))
            found = parse_money(str(value), currency)
            if found is None:
                self.context.message.emit(self.tr("“{text}” is not an amount.").format(text=value), None)
                return False
            values = {"budget": found[0], "currency": found[1] or currency}
        self.records.set_values([key], values, Step.of("lead.edit", name=row.name if row is not None else ""))
        return True

    def convert(self, key: int) -> None:
        """The dialog that makes a customer, a contact and a deal of a lead."""
        self.context.dialog.emit("convert", {"lead_id": key})

    def set_state(self, ids: Sequence[int], state: str) -> None:
        """Move leads; nurture asks for the wake-up day, disqualified for the reason."""
        if state in (LeadState.NURTURE, LeadState.DISQUALIFIED):
            self.context.dialog.emit("lead_state", {"ids": list(ids), "state": state})
            return
        self.context.run(
            later("leads:set_lead_state"), list(ids), state, step=Step.of("lead.state", count=len(ids))
        )

    def letter(self, letter: str, ids: list[int]) -> None:
        """The letters of every list, E the form."""
        if letter == "E":
            self.open_record(ids[0])
        elif letter == "C":
            self.convert(ids[0])
        else:
            super().letter(letter, ids)

    def bulk_action(self, action: str, ids: list[int]) -> None:
        """The states open a menu."""
        if action == "state":
            menu = self.state_menu(ids, Menu(parent=self))
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.bulk.mapToGlobal(self.bulk.rect().topLeft()))
        else:
            super().bulk_action(action, ids)

    def state_menu(self, ids: Sequence[int], menu: Menu) -> Menu:
        """The states that leads can be moved to by hand."""
        for state in STATES:
            menu.add(self.context.word("lead_state", state.value), partial(self.set_state, ids, state.value))
        return menu

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these leads."""
        if len(ids) == 1:
            menu.add(self.tr("Open"), partial(self.open_record, ids[0]), icon="arrow", key="Return")
            menu.add(self.tr("Log interaction"), partial(self.records.log, ids[0]), icon="note", key="L")
        menu.add(self.tr("New follow-up"), partial(self.records.plan, ids), icon="calplus", key="F")
        if len(ids) == 1:
            menu.add(self.tr("Convert …"), partial(self.convert, ids[0]), icon="deal", key="C")
        menu.addSeparator()
        menu.addMenu(self.state_menu(ids, Menu(self.tr("State"), menu)))
        menu.add(self.tr("Tags"), partial(self.records.tag, ids), icon="tag")
        menu.addMenu(self.records.assign_menu(ids, menu))
        menu.add(self.tr("Export"), partial(self.records.export, ids), icon="download")
        if len(ids) == 1:
            history = partial(self.context.dialog.emit, "history", {"table": "lead", "record_id": ids[0]})
            menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"),
            partial(self.records.delete, ids),
            icon="trash",
            key="Del",
            danger=True,
        )
