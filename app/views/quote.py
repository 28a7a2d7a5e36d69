"""The quote editor: head, lines, terms and sums at the left, the sheet and the negotiation at the right."""

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.changes import Changes
from app.insight.quote import QuoteValues
from app.language.spoken import spoken_day
from app.queries.quote import order_of
from app.views.context import Context
from app.views.page import Page
from app.views.pages import page_titles
from app.views.quote_actions import QuoteActions
from app.views.quote_desk import QuoteDesk
from app.views.quote_head import QuoteHead
from app.views.quote_lines import QuoteLines
from app.views.quote_output import QuoteOutput
from app.views.quote_preview import QuotePreview
from app.views.quote_private import QuotePrivate
from app.views.quote_terms import QuoteMessage, QuoteSums, QuoteTerms
from app.views.quote_versions import QuoteVersions
from app.widgets.banner import Banner
from app.widgets.buttons import Button, IconButton
from app.widgets.marks import Mark, tag
from app.widgets.text import label
from app.widgets.top_bar import TopBar

PREVIEW_MS = 60
TONES = {"draft": "", "sent": "blue", "accepted": "green", "declined": "red", "expired": "amber"}
NARROW = 1_180


class QuotePage(Page):
    """Screen 09. Arguments: id; or for a new quote customer_id, deal_id, order_id (its lines are taken) or new."""

    page_id = "quote"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = QuoteDesk(context, self)
        self.output = QuoteOutput(context, self)
        self.acts = QuoteActions(self)
        self._stale = False
        self._make_parts()
        self._lay_out()
        self._paint_soon = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._paint_soon.timeout.connect(self._paint)
        self._connect()

    def _make_parts(self) -> None:
        context, desk = self.context, self.desk
        self.top = TopBar()
        self.state_mark: Mark = tag(" ")
        self.saved = label("", type="small", role="sec")
        for widget in (self.state_mark, self.saved):
            self.top.add_chip(widget)
        self.top.search.hide()
        undo = IconButton("undo", self.tr("Undo"), key="Ctrl+Z", clicked=self.undo)
        history = IconButton("history", self.tr("History"), clicked=self.acts.history)
        self.version = Button(self.tr("New version"), icon="copy", clicked=self.acts.new_version)
        self.to_order = Button(self.tr("Make order"), icon="swap", clicked=self.acts.accept)
        self.send = Button(self.tr("Send"), kind="primary", icon="send", clicked=self.acts.send)
        self.more = IconButton("more", self.tr("More"), clicked=self._open_menu)
        for button in (undo, history, self.version, self.to_order):
            self.top.add_action(button)
        self.top.set_primary(self.send)
        row = self.top.layout()
        if row is not None:
            row.addWidget(self.more)
        self.banner = Banner(tone="amber")
        self.banner.hide()
        self.head = QuoteHead(context, desk)
        self.lines = QuoteLines(context, desk)
        self.terms = QuoteTerms(context, desk)
        self.message = QuoteMessage(context, desk)
        self.versions = QuoteVersions(context)
        self.sums = QuoteSums(context, desk)
        self.preview = QuotePreview(context.language)
        self.private = QuotePrivate(context, desk)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.message)
        words.addWidget(self.versions, 1)
        below.addLayout(words, 6)
        below.addWidget(self.sums, 5)
        left = QVBoxLayout()
        left.setContentsMargins(20, 12, 6, 12)
        left.setSpacing(12)
        for widget in (self.head, self.lines, self.terms):
            left.addWidget(widget)
        left.addLayout(below)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(6, 12, 20, 12)
        right.setSpacing(12)
        right.addWidget(self.preview, 1)
        right.addWidget(self.private)
        self.writing = _scrolled(left)
        side = QWidget()
        side.setLayout(right)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.writing)
        self.splitter.addWidget(side)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (self.top, self.banner):
            outer.addWidget(part)
        outer.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.top.back.connect(lambda: self.context.navigate.emit("back", {}))
        self.top.path_clicked.connect(lambda _at: self.context.navigate.emit("quotes", {}))
        self.desk.shown.connect(self._show)
        self.desk.saved.connect(self._say_saved)
        self.desk.gone.connect(self._to_list)
        self.versions.chosen.connect(lambda key: self.desk.when_saved(lambda: self._lay_open(key)))
        self.preview.language_chosen.connect(self._take_language)
        self.preview.print_asked.connect(self.acts.print_out)
        for key, call in (
            ("Ctrl+P", self.acts.print_out),
            ("Ctrl+Return", self.acts.send),
            ("Alt+Left", lambda: self.context.navigate.emit("back", {})),
        ):
            shortcut = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(call)

    # -- the page's side -----------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show a quote, the one shown before, or a new one."""
        key = arguments.get("id")
        if key is not None:
            self._lay_open(int(key))
            self._focus_first()
        elif "order_id" in arguments:
            self.acts.create_from_order(int(arguments["order_id"]))
        elif "solution_of" in arguments:
            self.acts.create_from_solution(int(arguments["solution_of"]))
        elif {"customer_id", "deal_id", "new"} & set(arguments):
            self.acts.create(
                {name: arguments[name] for name in ("customer_id", "deal_id") if arguments.get(name)}
            )
        elif self.desk.quote is not None:
            self._lay_open(self.desk.quote.id)
            self._focus_first()
        else:
            self._to_list()

    def _lay_open(self, key: int) -> None:
        """Lay a version open; a field with the keyboard hands over what stands in it first, and shows the other's."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        self.desk.open(key)

    def _focus_first(self) -> None:
        """The lines; the field below them where there are none yet."""
        quote = self.desk.quote
        first = self.lines.table if quote is not None and quote.lines else self.lines.field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def opened(self, key: int) -> None:
        """Show a quote just made; the keyboard goes to the customer, or to the first line."""
        self._lay_open(key)
        quote = self.desk.quote
        if quote is not None:
            (self.lines.field if quote.customer_id is not None else self.head.customer.field).setFocus()

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Show what was changed elsewhere."""
        if initiator is self.desk:
            return
        if self.isVisible():
            self.desk.apply(changes)
            if changes.touches("setting", "term") and self.desk.quote is not None:
                self._show(self.desk.quote)

    def undo(self) -> None:
        """Take the last change back, also one that was only just typed."""
        self.desk.when_saved(self.context.undo)

    def do(self, action_id: str) -> bool:
        """Ctrl+N writes another quote, Ctrl+E the PDF, Ctrl+F goes to the field that adds a line."""
        calls = {
            "new": lambda: self.acts.create({}),
            "export": self.acts.export_pdf,
            "filter": self.lines.field.setFocus,
            "undo": self.undo,
        }
        if action_id not in calls:
            return False
        calls[action_id]()
        return True

    def current_customer(self) -> int | None:
        """The customer of the quote."""
        return self.desk.quote.customer_id if self.desk.quote is not None else None

    def panes(self) -> list[QWidget]:
        """For F6."""
        return [
            self.head.customer,
            *self.lines.panes(),
            self.terms.payment,
            self.message.text,
            self.preview.area,
        ]

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page keeps what was typed."""
        self.desk.save()
        super().hideEvent(event)

    def _to_list(self) -> None:
        QTimer.singleShot(0, self, lambda: self.context.navigate.emit("quotes", {}))

    # -- showing -------------------------------------------------------------------------------------------

    def _show(self, quote: QuoteValues) -> None:
        editable = self.desk.editable
        self.top.set_record([page_titles()["quotes"]], quote.number, has_steps=False)
        state = quote.shown_state(self.context.today().isoformat())
        words = self.context.word("quote_state", state)
        self.state_mark.replace(
            tag(f"{words} · {self.context.say('paper.version', version=quote.version)}", TONES[state])
        )
        self.head.show_quote(quote, editable=editable)
        self.lines.show_quote(quote, editable=editable)
        self.terms.show_quote(quote, editable=editable)
        self.message.show_quote(quote, editable=editable)
        self.sums.show_quote(quote, editable=editable)
        self.versions.show_quote(quote)
        self.private.show_quote(quote)
        self._show_ways(quote, state)
        self._paint_soon.start()
        QTimer.singleShot(0, self, self._keep_keyboard)

    def _keep_keyboard(self) -> None:
        """Where the field that had the keyboard rests now, the lines take it."""
        if self.isVisible() and QApplication.focusWidget() is None:
            self.lines.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ways(self, quote: QuoteValues, state: str) -> None:
        order = order_of(self.context.reader(), quote.id)
        self.send.setVisible(quote.state == "draft")
        self.to_order.setText(self.tr("Open order") if order is not None else self.tr("Make order"))
        self.to_order.setVisible(order is not None or quote.state in ("draft", "sent"))
        self.banner.setVisible(not self.desk.editable)
        if not self.desk.editable:
            day = quote.ended_day or quote.sent_day or quote.made_day
            when = spoken_day(date.fromisoformat(day), self.context.now(), self.context.language)
            words = self.tr("{state}, {when}. What went out stays as it was; a new version can be changed.")
            if quote.end_reason:
                words = f"{words} {quote.end_reason}"
            shown = words.replace("{state}", self.context.word("quote_state", state)).replace("{when}", when)
            self.banner.show_message(
                shown, tone="amber", action=self.tr("New version"), clicked=self.acts.new_version
            )

    def _paint(self) -> None:
        if self.desk.quote is not None:
            language = self.output.language(self.desk.quote)
            self.preview.show_pages(self.output.pages(self.desk.quote), language)

    def _say_saved(self) -> None:
        self.saved.setText(self.tr("saved {time}").format(time=f"{self.context.now():%H:%M}"))

    def _take_language(self, language: str) -> None:
        self.desk.put(language=language)

    def _open_menu(self) -> None:
        menu = self.acts.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(
            self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height() + 4))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: three parts for writing, two for the sheet."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            share = 0.6 if self.width() > NARROW else 0.64
            left = round(self.width() * share)
            self.splitter.setSizes([left, self.width() - left])
            self.version.setVisible(self.width() > NARROW)


def _scrolled(column: QVBoxLayout) -> QScrollArea:
    """A column that scrolls down, never sideways."""
    inner = QWidget()
    inner.setLayout(column)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
