"""A hand on the quote editor: lines typed as a person does, and what came of them."""

from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.db.journal import Step
from app.db.store import Store
from app.insight.quote import LineValues, PartValues, QuoteValues
from app.models import BundlePart, Deal, DealStage, Price, PriceList, Product, Term
from app.queries.quote import quote_values
from app.usecases.customers import create_customer
from app.usecases.naming import name_columns
from app.usecases.quotes import create_quote
from app.usecases.record_input import ContactInput, CustomerInput
from app.views.quote import QuotePage
from tests.gui.pages.conftest import Desk
from tests.gui.probes.window import WindowProbe

Key = Qt.Key
BIKE = LineValues(
    code="S5",
    name="动感单车 S5",
    unit="台",
    quantity=30_000,
    price=458_000,
    discount=1_000,
    tax_rate=1_300,
    cost=300_000,
)
MAT = LineValues(name="地胶垫", quantity=10_000, price=6_800, tax_rate=1_300)


class Sales:
    """A firm with a customer, products and a deal, written before the window opens."""

    def __init__(self, file: Path) -> None:
        self._file = file
        store = Store.open(file)
        with store.write(Step.of("x")) as uow:
            given = CustomerInput("康悦健身", kind="organisation", contacts=(ContactInput("林国栋"),))
            self.customer = create_customer(uow, given)
            usual = uow.add(PriceList(name="标准", currency="CNY", tax_included=True, position=0))
            rower = uow.add(
                Product(
                    code="R2", unit="台", cost=350_000, tax_rate=1_300, **name_columns("划船机", person=False)
                )
            )
            uow.add(Price(product_id=rower.id, price_list_id=usual.id, amount=560_000))
            stage = uow.add(DealStage(code="negotiation", odds=70, position=3))
            deal = Deal(
                customer_id=self.customer,
                stage_id=stage.id,
                stage_since="2026-09-01",
                currency="CNY",
                created_day="2026-09-01",
                **name_columns("三店单车区", person=False),
            )
            self.deal = uow.add(deal).id
            uow.add(Term(deal_id=self.deal, kind="price", ask_amount=11_000_000, floor_amount=10_500_000))
        store.close()

    def bundle(self) -> None:
        """A bundle of two rowing machines without a price of its own."""
        store = Store.open(self._file)
        with store.write(Step.of("x")) as uow:
            rower = uow.session.query(Product).filter(Product.code == "R2").one()
            pack = uow.add(Product(code="P1", **name_columns("开店套餐", person=False)))
            uow.add(BundlePart(bundle_id=pack.id, product_id=rower.id, quantity=2_000, position=0))
        store.close()

    def quote(self, *lines: LineValues, **values: Any) -> int:
        """Keep a quote; its key."""
        store = Store.open(self._file)
        parts = values.pop("parts", ())
        with store.write(Step.of("x")) as uow:
            key = create_quote(uow, {"customer_id": self.customer, **values}, lines, parts)
        store.close()
        return key


class QuoteProbe(WindowProbe):
    """The editor in the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)

    @property
    def page_(self) -> QuotePage:
        """The page."""
        return cast(QuotePage, self.desk.window.page("quote"))

    def open(self, **arguments: Any) -> None:
        """Go to the editor."""
        self.desk.context.navigate.emit("quote", arguments)
        self.settle()

    def kept(self) -> QuoteValues:
        """What the file holds of the open version, once it is kept."""
        self.page_.desk.save()
        self.desk.qtbot.waitUntil(lambda: self.page_.desk.clean, timeout=5_000)
        assert self.page_.desk.quote is not None
        found = quote_values(self.desk.context.reader(), self.page_.desk.quote.id)
        assert found is not None
        return found

    def add_line(self, text: str, *cells: str) -> None:
        """Type into the field below the lines, then each cell, ended with Enter."""
        self.page_.lines.field.setFocus()
        self.type(text)
        self.press(Key.Key_Return)
        for cell in cells:
            editor = self.editor()
            editor.selectAll()
            self.type(cell)
            self.press(Key.Key_Return)

    def editor(self) -> QLineEdit:
        """The field in a cell."""
        found = [each for each in self.page_.lines.table.findChildren(QLineEdit) if each.isVisible()]
        assert len(found) == 1
        return found[0]

    def names(self) -> list[str]:
        """The lines on the screen."""
        return [line.name for line in self.page_.lines.model.lines]

    def on_paper(self) -> list[str]:
        """The words of the sheet."""
        self.desk.qtbot.waitUntil(lambda: not self.page_._paint_soon.isActive(), timeout=5_000)
        pages = self.page_.preview.paper._pages
        return [piece.words for page in pages for piece in page if hasattr(piece, "words")]


HALVES = (PartValues(share=5_000, after="signing"), PartValues(share=5_000, after="delivery"))
