"""Nothing but the window itself is ever shown as a window: a part shown before it has a parent flashes by on the
screen and takes the keyboard with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from app.insight.quote import LineValues, QuoteValues
from app.usecases.cases import save_case
from app.usecases.deal_input import DealInput
from app.usecases.deals import create_deal
from app.usecases.holdings import save_holding
from app.usecases.negotiation import concede, set_competitor_offer, set_term
from app.usecases.objections import save_objection
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.promises import save_goal, save_promise
from app.views.pages import DIALOGS, PAGES
from app.views.settings import SECTIONS
from tests.gui.pages.conftest import NOW, Desk
from tests.gui.probes.card import CardFirm

QUOTE = QuoteValues(1, "Q-2026-A-0001", 1, "draft", "CNY", "2026-09-16")
POPUPS = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)


class Watchman(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Look at every show."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(target, QWidget)
            and target.isWindow()
            and not isinstance(target, QMainWindow)
            and target.windowType() not in POPUPS
        ):
            self.shown.append(f"{type(target).__name__} {target.objectName()!r}")
        return False


@pytest.fixture
def watchman(qapp: QApplication) -> Iterator[Watchman]:
    found = Watchman()
    qapp.installEventFilter(found)
    yield found
    qapp.removeEventFilter(found)


@pytest.fixture
def customer(data_file: Path) -> int:
    firm = CardFirm(data_file)
    me = firm.member("陈立")
    (key,) = firm.customers("康悦健身", phone="13905710001", tags=["gym"], owner_id=me)
    firm.follow_up("2026-09-16T15:00", customer_id=key)
    firm.lead("何川", firm="云溪国际酒店")
    firm.talk(key, "要三台跑步机", NOW)
    firm.write("deal.create", create_deal, DealInput("单车区", key))
    firm.write("order.create", create_order, OrderInput([LineInput("单车", price=458_000)], key))
    deal = firm.write("deal.create", create_deal, DealInput("三店", key))
    firm.write(
        "term.set", set_term, deal, "price", {"offer_amount": 9_000, "floor_amount": 8_000, "agreed": True}
    )
    firm.write("concession.add", concede, deal, "price", "抹零", amount=500)
    firm.write("competitor_offer.set", set_competitor_offer, deal, "力健", amount=8_500)
    firm.write("objection.save", save_objection, None, {"kind": "price", "words": "贵"}, deal_id=deal)
    firm.write("promise.save", save_promise, None, {"what": "寄样品", "by_day": "2026-09-17"}, deal_id=deal)
    firm.write("goal.save", save_goal, None, {"what": "更安静"}, deal_id=deal)
    firm.write("holding.create", save_holding, "card", None, key, {"name": "年卡"})
    firm.write("case.create", save_case, None, key, {"subject": "异响"})
    return key


@pytest.mark.parametrize("language", ["zh_CN"])
def test_no_part_of_a_page_or_dialog_flashes_by(
    customer: int, open_desk: Callable[..., Desk], watchman: Watchman
) -> None:
    desk = open_desk("today")
    reader = desk.context.reader()
    tables = ("follow_up", "lead", "interaction", "deal", "sales_order", "card", "service_case")
    plan, lead, talk, deal, order, card, complaint = (
        reader.value(f"SELECT id FROM {table}") for table in tables
    )
    for spec in PAGES:
        desk.window.go(spec.id, {"customer": {"id": customer}, "quote": {"new": True}}.get(spec.id, {}))
        desk.settle()
    bargained = reader.value("SELECT deal_id FROM term")
    desk.window.go("deal", {"id": bargained, "tab": "bargain"})
    desk.settle()
    for section in SECTIONS:
        desk.window.go("settings", {"section": section})
        desk.settle()
    for tab in ("talks", "needs", "solution", "quotes", "about"):
        desk.window.go("deal", {"id": deal, "tab": tab})
        desk.settle()
    arguments: dict[str, dict[str, object]] = {
        "competitor_offer": {"deal_id": bargained},
        "term": {"deal_id": bargained},
        "concession": {"deal_id": bargained},
        "objection": {"deal_id": bargained},
        "promise": {"customer_id": customer},
        "goal": {"customer_id": customer},
        "log": {"customer_id": customer},
        "talk": {"interaction_id": talk},
        "follow_up": {"customer_id": customer},
        "complete": {"follow_up_id": plan},
        "postpone": {"follow_up_id": plan},
        "contact": {"customer_id": customer},
        "quote_line": {"line": LineValues(name="单车"), "currency": "CNY", "editable": True, "taken": print},
        "instalments": {"quote": QUOTE, "taken": print},
        "quote_versions": {"number": QUOTE.number, "steps": [("1 → 2", ["x"])]},
        "accept_quote": {"quote": QUOTE},
        "decline_quote": {"quote": QUOTE},
        "lead": {"lead_id": lead},
        "convert": {"lead_id": lead},
        "deal_end": {"deal_id": deal, "state": "lost"},
        "deal_stakes": {"deal_id": deal},
        "holding": {"table": "contract", "customer_id": customer},
        "card_use": {"card_id": card, "name": "年卡"},
        "statement": {"customer_id": customer},
        "payment": {"order_id": order},
        "goods_return": {"order_id": order},
        "lead_state": {"ids": [lead], "state": "nurture"},
        "tag": {"ids": [customer]},
        "plan_many": {"table": "customer", "ids": [customer]},
        "history": {"table": "customer", "record_id": customer},
        "verdict": {"customer_id": customer},
        "pin": {"customer_id": customer, "name": "x", "axis": "status"},
        "give_up": {"customer_id": customer, "name": "x"},
        "case": {"customer_id": customer, "name": "x"},
        "case_close": {"case_id": complaint, "name": "x"},
        "satisfaction": {"customer_id": customer, "name": "x"},
        "tie": {"customer_id": customer},
        "favour": {"customer_id": customer},
        "temperament": {"customer_id": customer},
        "crash": {"error": ValueError("x")},
    }
    for name in DIALOGS:
        desk.window.open_dialog(name, arguments.get(name, {}))
        desk.settle()
        dialog = desk.window._modal()
        if dialog is not None:
            dialog.reject()  # type: ignore[attr-defined]
        desk.settle()
    assert watchman.shown == []
