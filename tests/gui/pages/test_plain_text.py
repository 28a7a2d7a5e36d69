"""Nothing a customer is called is taken for markup: every page, dialog, tool tip, menu and note shows it literally."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.db.journal_step import Step
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork
from app.usecases.channels import add_channel
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interaction_input import AttachmentInput
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead
from app.usecases.reaches import ReachInput
from app.usecases.recycling import recycle_records
from app.usecases.team import add_chain_step, add_member, save_view, set_setting
from app.views.messages import Problem
from app.widgets.menu import Menu
from app.widgets.text import label, plain
from app.window_commands.tour import close_dialogs, dialogs_of, known_facts, pages
from tests.gui.pages.conftest import NOW, Desk

Open = Callable[..., Desk]
MARKUP = "<b>x</b><img src='file:///nowhere.png'>&amp;<a href='javascript:1'>k</a>"
LONG = MARKUP + "W" * 300  # no place to break, and wider than any screen
NOWHERE = QModelIndex()


def fill(uow: UnitOfWork) -> None:
    """One record of every kind with markup in every text it has."""
    set_setting(uow, "company", LONG)
    owner = add_member(uow, MARKUP + "W" * 40)
    channel = add_channel(uow, MARKUP)
    save_view(uow, "customers", MARKUP, {})
    add_chain_step(uow, after_kind="call", days=1, kind="call", subject=MARKUP, automatic=False)
    reaches = [ReachInput(kind, MARKUP, MARKUP) for kind in ("wechat", "address", "website", "email")]
    reaches.append(ReachInput("phone", "13857150001", "mobile"))
    texts = dict.fromkeys(("industry", "city", "source_note", "note"), LONG)
    shared = {"owner_id": owner, "channel_id": channel}
    contacts = [
        ContactInput(
            LONG, ["payer"], {"title": MARKUP, "department": MARKUP, "note": LONG}, "5月3日", reaches
        )
    ]
    firm = create_customer(
        uow, CustomerInput(LONG, "organisation", {**texts, **shared}, None, reaches, [MARKUP], contacts)
    )
    gone = create_customer(uow, CustomerInput(LONG))
    person = {
        **texts,
        **shared,
        "occupation": MARKUP,
        "employer": MARKUP,
        "title": MARKUP,
        "nickname": MARKUP,
    }
    create_customer(uow, CustomerInput(MARKUP, "person", person, "9月17日", reaches, [MARKUP]))
    words = dict.fromkeys(("firm", "title", "campaign", "source_note", "industry", "region", "note"), MARKUP)
    lead = create_lead(
        uow, LeadInput(LONG, {**words, **shared, "interests": json.dumps([MARKUP])}, reaches, [MARKUP])
    )
    file = AttachmentInput(MARKUP, b"x")
    follow = FollowUpInput(
        LONG, due="2026-09-16T15:00", customer_id=firm, owner_id=owner, note=LONG, location=MARKUP
    )
    plan_follow_up(uow, follow)
    plan_follow_up(uow, FollowUpInput(MARKUP, due="2026-09-14", lead_id=lead, owner_id=owner))
    plan_follow_up(uow, FollowUpInput(MARKUP))
    for customer_id, lead_id in ((firm, None), (None, lead)):
        talk = InteractionInput(
            LONG,
            customer_id=customer_id,
            lead_id=lead_id,
            happened_at=instant(NOW) - 86_400_000,
            next_step=MARKUP,
            attachments=[file],
        )
        log_interaction(uow, talk)
    recycle_records(uow, "customer", [gone])


def trouble(widget: QWidget) -> Iterator[str]:
    """What in a widget and below it would be drawn as markup."""
    for each in (widget, *widget.findChildren(QWidget)):
        name = f"{type(each).__name__} in {type(each.parent()).__name__}"
        tips = [each.toolTip(), each.statusTip(), each.whatsThis()]
        if isinstance(each, QLabel) and each.textFormat() != Qt.TextFormat.PlainText:
            tips.append(each.text())
        tips += [action.toolTip() for action in (*each.actions(), *each.findChildren(QAction))]
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            tips += model_tips(each.model())
        if isinstance(each, QGraphicsView) and each.scene() is not None:
            tips += [item.toHtml() for item in each.scene().items() if isinstance(item, QGraphicsTextItem)]
            tips += [item.toolTip() for item in each.scene().items()]
        if isinstance(each, QTextEdit):
            tips.append(each.toHtml())
        yield from (f"{name}: {tip[:160]}" for tip in tips if "<img" in tip or "<b>x" in tip or "<a " in tip)


def model_tips(model: QAbstractItemModel) -> list[str]:
    """The tool tips a list gives of its first rows."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE)
    cells = [
        model.index(row, column)
        for row in range(min(model.rowCount(NOWHERE), 10))
        for column in range(columns)
    ]
    return [str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]


def too_wide(widget: QWidget) -> list[str]:
    """A text without a blank must push neither the window over the edge of the screen nor a pane over its own."""
    wide = widget.minimumSizeHint().width()
    found = [f"{type(widget).__name__} wants {wide} pixels"] if wide > 1280 else []
    for each in widget.findChildren(QLabel):
        least = each.minimumSizeHint().width()
        if each.wordWrap() and each.isVisible() and least > 400:
            found.append(f"a text in {type(each.parent()).__name__} wants {least} pixels")
    return found


@pytest.fixture
def hostile(data_file: Path) -> Path:
    """A data file whose every text is markup."""
    store = Store.open(data_file, now=lambda: instant(NOW))
    with store.write(Step.of("customer.create", name=LONG)) as uow:
        fill(uow)
    store.close()
    return data_file


@pytest.mark.parametrize("language", ["zh_CN"])
def test_no_page_takes_a_name_for_markup(hostile: Path, open_desk: Open) -> None:
    desk = open_desk("today")
    found: list[str] = []
    for page, arguments in pages(known_facts(desk.context.reader())):
        desk.window.go(page, arguments)
        desk.settle()
        found += [f"{page}: {each}" for each in (*trouble(desk.window), *too_wide(desk.window))]
    assert found == []


@pytest.mark.parametrize("language", ["zh_CN"])
def test_no_dialog_and_no_note_takes_a_name_for_markup(hostile: Path, open_desk: Open) -> None:
    desk = open_desk("customers")
    found: list[str] = []
    facts = known_facts(desk.context.reader())
    facts["lead_id"] = desk.context.reader().value("SELECT id FROM lead")
    for name, arguments in dialogs_of(facts):
        desk.window.open_dialog(name, arguments)
        desk.settle()
        found += [f"{name}: {each}" for each in (*trouble(desk.window), *too_wide(desk.window))]
        close_dialogs(desk.window)
    desk.window.open_palette()
    desk.context.message.emit(LONG, None)
    desk.context.problem.emit(LONG)
    desk.settle()
    found += [*trouble(desk.window), *too_wide(desk.window)]
    close_dialogs(desk.window)
    assert found == []


def test_the_same_problem_is_told_once(hostile: Path, open_desk: Open) -> None:
    desk = open_desk("customers")
    for _ in range(3):
        desk.context.problem.emit("The file is gone.")
    desk.context.problem.emit("The disk is full.")
    told = desk.window.findChildren(Problem)
    assert sorted(each.text for each in told) == ["The disk is full.", "The file is gone."]
    close_dialogs(desk.window)


def test_a_long_address_goes_on_in_the_next_line_and_is_copied_as_it_is(qtbot: QtBot) -> None:
    address = "purchasing.department@quiet-harbour-serviced-apartments.example.com"
    shown = label(address, wrap=True, selectable=True)
    qtbot.addWidget(shown)
    assert shown.minimumSizeHint().width() < 200
    assert shown.heightForWidth(200) > shown.heightForWidth(900)
    assert shown.text() == address
    shown.setSelection(0, 2 * len(address) - 1)  # with the places to break
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == address


def test_a_menu_shows_a_name_as_it_is(qtbot: QtBot) -> None:
    menu = Menu()
    qtbot.addWidget(menu)
    assert menu.add(f"Delete {MARKUP}").toolTip() == plain(f"Delete {MARKUP}")
