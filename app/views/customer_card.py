"""The card of a customer: who it is, what was said, what comes next."""

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.queries.card import ContactCard, CustomerCard, contacts_of, customer_card
from app.queries.custom_fields import values_of
from app.queries.files import avatar_of
from app.queries.merged import standing
from app.queries.profile import profile_of
from app.views.card_actions import CardActions
from app.views.card_facts import FactsColumn
from app.views.card_head import CardHead
from app.views.card_middle import RELATIONS, TIMELINE, CardMiddle
from app.views.card_order import Neighbours
from app.views.card_panes import CardPanes
from app.views.card_picture import PictureActions
from app.views.card_right import RightColumn
from app.views.card_talks import TalksCard
from app.views.composer import Composer
from app.views.context import Context
from app.views.page import Page
from app.views.pages import page_titles
from app.views.talk_parts import dropped_files
from app.vocabulary import RecordKind
from app.widgets.banner import Banner
from app.widgets.buttons import Button, IconButton
from app.widgets.empty_state import EmptyState
from app.widgets.top_bar import TopBar

SHOWN = (
    "customer", "contact", "reach", "tag", "tag_link", "interaction", "follow_up", "attachment", "member", "channel",
    *("sales_order", "payment", "contract", "card", "card_use", "installed_product"),
    *("deal", "deal_stage", "quote", "tie", "favour", "service_case", "satisfaction_answer", "verdict"),
    *("profile", "family_member", "important_date", "sensitive_showing"),
    *("custom_value", "custom_field", "proposal_answer", "playbook_step"),
    *("promise", "agreed_goal", "objection", "concession"),
)  # fmt: skip


class CustomerCardPage(Page):
    """Screen 03. Arguments: id; ids, the list one comes from; record, the (kind, id) to scroll to."""

    page_id = "customer"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.key: int | None = None
        self.card: CustomerCard | None = None
        self._contacts: list[ContactCard] = []
        self.order = Neighbours(context, self)
        self._stale = False
        self.acts = CardActions(self)
        self.records = self.acts.records
        self.setAcceptDrops(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        self._make_keys()

    # -- parts ---------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        context = self.context
        self.top = TopBar()
        self.top.add_action(Button(self.tr("New follow-up"), icon="calplus", clicked=self.plan))
        words = self.tr("Log interaction")
        self.top.set_primary(Button(words, kind="primary", icon="plus", clicked=self.log))
        self.more = IconButton("more", self.tr("More"), clicked=self._open_menu)
        row = self.top.layout()
        if row is not None:
            row.addWidget(self.more)
        self.banner = Banner(tone="amber")
        self.banner.hide()
        self.head = CardHead(context)
        self.picture = PictureActions(context, self)
        self.facts = FactsColumn(context)
        self.composer = Composer(context)
        self.talks = TalksCard(context)
        self.right = RightColumn(context)
        self.plans, self.proposal, self.birthdays = (
            self.right.plans,
            self.right.proposal,
            self.right.birthdays,
        )
        self.deals, self.quotes, self.files = self.right.deals, self.right.quotes, self.right.files
        self.sales, self.promises, self.glance = self.right.sales, self.right.promises, self.right.glance
        self.gone = EmptyState(
            self.tr("This customer is no longer here"), self.tr("It was erased, or this is another file.")
        )
        self.gone.add_button(Button(self.tr("All customers"), kind="primary", clicked=self._to_list))
        self.gone.hide()

    def _lay_out(self) -> None:
        self.middle = CardMiddle(self.context, self.composer, self.talks)
        self.splitter = CardPanes(self.context, self.facts, self.middle, self.right)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(20, 12, 20, 12)
        body.addWidget(self.splitter)
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
        self.top.previous.connect(lambda: self.step(-1))
        self.top.next.connect(lambda: self.step(1))
        self.head.importance_set.connect(self._set_importance)
        self.head.why_asked.connect(self.acts.explain)
        self.head.tags_asked.connect(lambda: self.on_key(lambda key: self.records.tag([key])))
        self.facts.edit_asked.connect(self.edit)
        self.facts.group_asked.connect(self.edit_group)
        self.facts.customer_asked.connect(lambda key: self.context.navigate.emit("customer", {"id": key}))
        self.facts.contact_asked.connect(self.acts.open_contact)
        self.facts.contact_menu.connect(self.acts.popup_contact)
        self.talks.letter.connect(self._letter)
        self.plans.new_asked.connect(self.plan)
        self.plans.asked.connect(self.acts.on_plan)
        self.proposal.taken.connect(self.acts.plan_next)
        self.birthdays.plan_asked.connect(self.acts.plan_greeting)
        self.quotes.new_asked.connect(self.acts.new_quote)

    def _make_keys(self) -> None:
        keys = {
            "[": lambda: self.step(-1),
            "]": lambda: self.step(1),
            "Alt+Left": self.back,
            "Esc": self._escape,
        }
        for key, call in keys.items():
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(call)

    # -- showing -------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show a customer, or the one shown before again."""
        key = arguments.get("id", self.key)
        ids = arguments.get("ids")
        if ids is not None:
            self.order.take(ids)
        if key is None:
            self._to_list()
            return
        self.show_customer(int(key))
        if self.order.place(self.key) < 0:
            self.order.read_by_name(self._order_came)
        record = arguments.get("record")
        if record is not None:
            self._show_record(RecordKind(record[0]), int(record[1]))
        else:
            self._focus_first()

    def show_customer(self, key: int) -> None:
        """Read and show one customer."""
        if key != self.key:
            self.right.start_over()
        self.key = key
        self.reload()

    def reload(self) -> None:
        """Read what is shown again; parts that did not change stay as they are."""
        if self.key is None:
            return
        self._stale = False
        reader = self.context.reader()
        self.key = standing(reader, "customer", self.key)
        self.card = card = customer_card(reader, self.key)
        for part in (self._body, self.head):
            part.setVisible(card is not None)
        self.gone.setVisible(card is None)
        if card is None:
            self.banner.hide()
            self.top.set_record([page_titles()["customers"]], "", has_steps=False)
            return
        self._contacts = contacts_of(reader, self.key)
        self._show_top(card)
        image = avatar_of(reader, "customer", self.key)
        self.head.show_card(card, image)
        self.picture.show(self.key, card.name, has=image is not None)
        own, profile = values_of(reader, "customer", [self.key]), profile_of(reader, self.key)
        self.facts.show_card(card, self._contacts, profile, own)
        people = [(contact.id, contact.name) for contact in self._contacts]
        self.composer.set_owner(customer_id=self.key, contacts=people, name=card.name)
        self.talks.show_record(self.key)
        self.middle.show_customer(self.key)
        self.right.show_card(reader, card, self._contacts, profile)

    def _show_top(self, card: CustomerCard) -> None:
        position = self.order.words(self.key)
        self.top.set_record([page_titles()["customers"]], card.name, position, has_steps=bool(position))
        before, after = self.order.has(self.key, -1), self.order.has(self.key, 1)
        self.top.set_steps_enabled(previous=before, following=after)
        if card.deleted:
            self.banner.show_message(
                self.tr("In the recycle bin"),
                tone="amber",
                action=self.tr("Restore"),
                clicked=self.acts.restore,
            )
        self.banner.setVisible(card.deleted)

    def _order_came(self) -> None:
        if self.card is not None:
            self._show_top(self.card)

    def _show_record(self, kind: RecordKind, key: int) -> None:
        if kind is RecordKind.CONTACT:
            self.facts.show_contact(key)
            return
        if kind is RecordKind.FAMILY_MEMBER:
            self.facts.show_member(key)
            return
        if kind is RecordKind.FOLLOW_UP and (row := self.plans.row_of(key)) is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.right.ensureWidgetVisible(row)
            return
        if kind is RecordKind.FAVOUR:
            self.middle.go(RELATIONS)
            self.middle.panel(RELATIONS).show_favour(key)
            return
        self.middle.go(TIMELINE)
        if not self.talks.show_entry(kind.value, key):
            self._focus_first()

    def _focus_first(self) -> None:
        here = self.talks.list if self.middle.current == TIMELINE else self.middle.bar
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Show what changed, at once or when the page is next looked at."""
        if self.key is None or not changes.touches(*SHOWN):
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    # -- one after the other -------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """The next or previous customer of the list."""
        found = self.order.beside(self.key, by)
        if found is not None:
            self.show_customer(found)
            self._focus_first()

    def back(self) -> None:
        """Where one came from."""
        self.context.navigate.emit("back", {})

    def _to_list(self) -> None:
        QTimer.singleShot(0, self, lambda: self.context.navigate.emit("customers", {}))

    def _escape(self) -> None:
        """Esc leaves a field first, then the page."""
        focused = QApplication.focusWidget()
        if focused is self.talks.search:
            self.talks.close_search()
        elif focused is not None and self.composer.isAncestorOf(focused):
            self._focus_list()
        else:
            self.back()

    def _focus_list(self) -> None:
        self.talks.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- doing ---------------------------------------------------------------------------------------------

    def do(self, action_id: str) -> bool:
        """Ctrl+F searches the timeline."""
        if action_id == "filter":
            self.middle.go(TIMELINE)
            self.talks.open_search()
            return True
        return False

    def current_customer(self) -> int | None:
        """The customer shown."""
        return self.key

    def panes(self) -> list[QWidget]:
        """Facts, composer, timeline, plans."""
        first = next(iter(self.plans.rows), None)
        return [self.facts, self.composer.text, self.talks.list, *([first] if first else [])]

    def keyPressEvent(self, event: Any) -> None:
        """Single letters, where no field and no list wanted them."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.text().isalpha():
            self._letter(event.text().upper())
        else:
            super().keyPressEvent(event)

    def _letter(self, letter: str) -> None:
        known = {
            "E": self.edit,
            "L": self._write,
            "F": self.plan,
            "T": self.head.tags_asked.emit,
            "W": self.acts.explain,
        }
        if letter in known:
            known[letter]()

    def _write(self) -> None:
        self.middle.go(TIMELINE)
        self.composer.text.setFocus()

    def on_key(self, call: Any) -> None:
        """Call with the customer shown, if there is one."""
        if self.key is not None:
            call(self.key)

    def whose(self) -> dict[str, Any]:
        """The keys a follow-up or talk of this customer gets."""
        return {"customer_id": self.key}

    def edit(self) -> None:
        """The form of the customer."""
        self.on_key(lambda key: self.context.dialog.emit("customer", {"customer_id": key}))

    def edit_group(self, group: str) -> None:
        """The form, open at a group of the profile."""
        self.on_key(lambda key: self.context.dialog.emit("customer", {"customer_id": key, "group": group}))

    def log(self) -> None:
        """The large form of a talk."""
        self.on_key(self.records.log)

    def plan(self) -> None:
        """A new follow-up."""
        self.on_key(lambda key: self.records.plan([key]))

    def _set_importance(self, stars: int) -> None:
        step = Step.of("customer.importance", count=1)
        self.on_key(lambda key: self.records.set_values([key], {"importance": stars}, step))

    def _open_menu(self) -> None:
        menu = self.acts.record_menu()
        corner = QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4)
        menu.popup(self.more.mapToGlobal(corner))

    def delete(self) -> None:
        """To the recycle bin; the next of the list is shown, or the list."""
        key = self.key
        if key is not None:
            self.records.delete([key])
            self.step(1)
            if self.key == key:
                self.back()

    def _window_do(self, action_id: str) -> None:
        window: Any = self.window()
        window.do(action_id)

    # -- files ---------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped beside the composer are kept with the customer."""
        if self.key is not None and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep them."""
        self.files.take(event.mimeData())
        event.acceptProposedAction()
