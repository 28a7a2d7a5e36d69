"""The page of a deal: where it stands, what was said, who decides, what comes next."""

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.queries.card import contacts_of, follow_ups_of
from app.queries.deal_card import DealCard, deal_card
from app.queries.files import files_of
from app.views.card_actions import PlanActions
from app.views.card_files import FilesCard
from app.views.card_plans import MOST_READ, PlansCard
from app.views.card_proposal import CardProposal
from app.views.card_talks import TalksCard
from app.views.composer import Composer
from app.views.context import Context
from app.views.deal_actions import DealActions
from app.views.deal_head import DealHead
from app.views.deal_stakes import StakesCard
from app.views.deal_tabs import DealTabs
from app.views.later import later
from app.views.page import Page
from app.views.pages import page_titles
from app.views.promises_panel import PromisesPanel
from app.views.talk_parts import dropped_files
from app.vocabulary import DealState, RecordKind
from app.widgets.banner import Banner
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.empty_state import EmptyState
from app.widgets.menu import Menu
from app.widgets.top_bar import TopBar

SHOWN = (
    *("deal", "deal_contact", "deal_stage", "stage_move", "customer", "contact", "interaction", "follow_up"),
    *("attachment", "member", "channel", "competitor", "setting", "quote", "sales_order", "payment"),
    *("promise", "agreed_goal", "objection", "concession"),
)
RIGHT = 320


class TalksPanel(QWidget):
    """The first tab: the composer and the timeline of the deal."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.composer = Composer(context)
        self.talks = TalksCard(context, owner=RecordKind.DEAL)
        writing = Card(padded=False)
        writing.add(self.composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(writing)
        column.addWidget(self.talks, 1)

    def show_deal(self, deal_id: int) -> None:
        """Its talks; new ones go to the deal and its customer."""
        reader = self.context.reader()
        card = deal_card(reader, deal_id)
        if card is None:
            return
        customer = card.row.customer_id
        people = [(one.id, one.name) for one in contacts_of(reader, customer)] if customer is not None else []
        self.composer.set_owner(customer_id=customer, contacts=people, name=card.row.name, deal_id=deal_id)
        self.composer.setEnabled(customer is not None)
        self.talks.show_record(deal_id)


class DealPage(Page):
    """Arguments: id; record, the (kind, id) to scroll to; tab, the key of a tab."""

    page_id = "deal"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.key: int | None = None
        self.card: DealCard | None = None
        self.deals = DealActions(context, self)
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._make_keys()

    # -- parts ---------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        context = self.context
        self.top = TopBar()
        self.lost = Button(self.tr("Lost …"), icon="x", clicked=partial(self._end, DealState.LOST))
        self.won = Button(self.tr("Won …"), icon="trophy", clicked=partial(self._end, DealState.WON))
        self.reopen = Button(self.tr("Reopen"), icon="undo", clicked=lambda: self.on_key(self.deals.reopen))
        for button in (self.lost, self.won, self.reopen):
            self.top.add_action(button)
        self.top.set_primary(
            Button(self.tr("Log interaction"), kind="primary", icon="plus", clicked=self.log)
        )
        self.more = IconButton("more", self.tr("More"), clicked=self._open_menu)
        row = self.top.layout()
        if row is not None:
            row.addWidget(self.more)
        self.banner = Banner(tone="amber")
        self.banner.hide()
        self.head = DealHead(context)
        self.talking = TalksPanel(context)
        self.tabs = DealTabs(context)
        self.tabs.put("talks", self.tr("Timeline"), self.talking)
        self.tabs.add("needs", self.tr("Needs"), "app.views.needs_panel:NeedsPanel")
        self.tabs.add("solution", self.tr("Solution"), "app.views.solution_panel:SolutionPanel")
        self.tabs.add("quotes", self.tr("Quotes"), "app.views.deal_quotes_panel:DealQuotesPanel")
        self.tabs.add("bargain", self.tr("Negotiation"), "app.views.negotiation_panel:NegotiationPanel")
        self.tabs.add("about", self.tr("About"), "app.views.deal_about:AboutPanel")
        self.plans = PlansCard(context)
        self.proposal = CardProposal(context)
        self.stakes = StakesCard(context)
        self.promises = PromisesPanel(context)
        self.files = FilesCard(context, owner="deal_id")
        self.acts = PlanActions(self)
        self.gone = EmptyState(
            self.tr("This deal is no longer here"), self.tr("It was erased, or this is another file.")
        )
        self.gone.add_button(Button(self.tr("All deals"), kind="primary", clicked=self._to_list))
        self.gone.hide()

    def _lay_out(self) -> None:
        right = QScrollArea()
        right.setWidgetResizable(True)
        right.setFrameShape(QFrame.Shape.NoFrame)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.viewport().setAutoFillBackground(False)
        right.setFixedWidth(RIGHT)
        stacked = QWidget()
        stacked.setAutoFillBackground(False)
        column = QVBoxLayout(stacked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (self.plans, self.proposal, self.promises, self.stakes, self.files):
            column.addWidget(card)
        column.addStretch(1)
        right.setWidget(stacked)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(20, 4, 20, 12)
        body.setSpacing(12)
        body.addWidget(self.tabs, 1)
        body.addWidget(right)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for widget in (self.top, self.banner, self.head, self.gone):
            outer.addWidget(widget)
        outer.addWidget(self._body, 1)

    def _connect(self) -> None:
        self.top.search_requested.connect(lambda: self._window_do("find"))
        self.top.back.connect(self.back)
        self.top.path_clicked.connect(lambda _at: self._to_list())
        self.head.stage_chosen.connect(self._to_stage)
        self.head.customer_asked.connect(self._to_customer)
        self.talking.talks.letter.connect(self._letter)
        self.plans.new_asked.connect(self.plan)
        self.plans.asked.connect(self.acts.on_plan)
        self.proposal.taken.connect(self.acts.plan_next)
        self.stakes.edit_asked.connect(self._edit_stakes)

    def _make_keys(self) -> None:
        keys = {
            "Alt+Left": self.back,
            "Esc": self._escape,
            "Ctrl+Left": partial(self._shift, -1),
            "Ctrl+Right": partial(self._shift, 1),
        }
        for key, call in keys.items():
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(call)

    # -- showing -------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show a deal, or the one shown before again."""
        key = arguments.get("id", self.key)
        if key is None:
            self._to_list()
            return
        if int(key) != self.key:
            self.plans.start_over()
            self.proposal.hide()
        self.key = int(key)
        self.reload()
        if arguments.get("tab"):
            self.tabs.bar.set_current(arguments["tab"])
            self.tabs.show_tab(arguments["tab"])
        record = arguments.get("record")
        if record is not None:
            self.talking.talks.show_entry(RecordKind(record[0]).value, int(record[1]))
        else:
            self.talking.talks.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read what is shown again."""
        if self.key is None:
            return
        reader = self.context.reader()
        self.card = card = deal_card(reader, self.key)
        for part in (self._body, self.head):
            part.setVisible(card is not None)
        self.gone.setVisible(card is None)
        if card is None:
            self.banner.hide()
            self.top.set_record([page_titles()["deals"]], "", has_steps=False)
            return
        self._show_top(card)
        self.head.show_card(card)
        self.tabs.show_deal(self.key)
        self.plans.show_plans(follow_ups_of(reader, "deal", self.key, limit=MOST_READ))
        self.stakes.show_stakes(card.stakes)
        self.promises.show_deal(self.key, card.row.customer or "")
        self.files.show_files(self.key, files_of(reader, RecordKind.DEAL, self.key))

    def _show_top(self, card: DealCard) -> None:
        self.top.set_record([page_titles()["deals"]], card.row.name, has_steps=False)
        still_open = card.row.state == DealState.OPEN
        self.won.setVisible(still_open)
        self.lost.setVisible(still_open)
        self.reopen.setVisible(not still_open)
        if card.deleted:
            words = self.tr("In the recycle bin")
            self.banner.show_message(words, tone="amber", action=self.tr("Restore"), clicked=self._restore)
        self.banner.setVisible(card.deleted)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Show what changed, at once or when the page is next looked at."""
        if self.key is not None and self.isVisible() and changes.touches(*SHOWN):
            self.reload()

    # -- doing ---------------------------------------------------------------------------------------------

    def on_key(self, call: Any) -> None:
        """Call with the deal shown, if there is one."""
        if self.key is not None:
            call(self.key)

    def whose(self) -> dict[str, Any]:
        """The keys a follow-up or talk of this deal gets."""
        customer = self.card.row.customer_id if self.card is not None else None
        return {"customer_id": customer, "deal_id": self.key}

    def do(self, action_id: str) -> bool:
        """Ctrl+F searches the timeline; logging and planning are for the deal."""
        calls = {"filter": self.talking.talks.open_search, "log": self.log, "follow_up": self.plan}
        if action_id not in calls or self.card is None:
            return False
        calls[action_id]()
        return True

    def current_customer(self) -> int | None:
        """The customer of the deal."""
        return self.card.row.customer_id if self.card is not None else None

    def panes(self) -> list[QWidget]:
        """Stages, composer, timeline, plans."""
        first = next(iter(self.plans.rows), None)
        return [
            self.head.bar,
            self.talking.composer.text,
            self.talking.talks.list,
            *([first] if first else []),
        ]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters, where no field and no list wanted them."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.text().isalpha():
            self._letter(event.text().upper())
        else:
            super().keyPressEvent(event)

    def _letter(self, letter: str) -> None:
        if letter == "L":
            self.talking.composer.text.setFocus()
        elif letter == "F":
            self.plan()
        else:
            self.on_key(lambda key: self.deals.letter(letter, [key]))

    def log(self) -> None:
        """The large form of a talk."""
        self.on_key(self.deals.log)

    def plan(self) -> None:
        """A new follow-up for the deal and its customer."""
        self.context.dialog.emit("follow_up", self.whose())

    def _end(self, state: DealState) -> None:
        self.on_key(lambda key: self.deals.end(key, state))

    def _edit_stakes(self) -> None:
        self.on_key(lambda key: self.context.dialog.emit("deal_stakes", {"deal_id": key}))

    def _to_stage(self, place: int) -> None:
        if self.card is not None:
            self.deals.move(self.card.row.id, self.card.stages[place])

    def _shift(self, by: int) -> None:
        self.on_key(lambda key: self.deals.shift(key, by))

    def _restore(self) -> None:
        step = Step.of("deal.restore", count=1)
        self.on_key(
            lambda key: self.context.run(later("recycling:restore_records"), "deal", [key], step=step)
        )

    def _open_menu(self) -> None:
        menu = Menu(parent=self)
        self.on_key(lambda key: self.deals.fill_menu(menu, [key]))
        menu.aboutToHide.connect(menu.deleteLater)
        right = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)
        menu.popup(self.more.mapToGlobal(right))

    # -- ways out ------------------------------------------------------------------------------------------

    def back(self) -> None:
        """Where one came from."""
        self.context.navigate.emit("back", {})

    def _to_list(self) -> None:
        QTimer.singleShot(0, self, lambda: self.context.navigate.emit("deals", {}))

    def _to_customer(self) -> None:
        if self.card is not None and self.card.row.customer_id is not None:
            self.context.navigate.emit("customer", {"id": self.card.row.customer_id})

    def _escape(self) -> None:
        """Esc leaves a field first, then the page."""
        focused, talks = QApplication.focusWidget(), self.talking.talks
        if focused is talks.search:
            talks.close_search()
        elif focused is not None and self.talking.composer.isAncestorOf(focused):
            talks.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.back()

    def _window_do(self, action_id: str) -> None:
        window: Any = self.window()
        window.do(action_id)

    # -- files ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped beside the composer are kept with the deal."""
        if self.key is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep them."""
        self.files.take(event.mimeData())
        event.acceptProposedAction()
