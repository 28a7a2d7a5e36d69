"""The form of a product: what it is, its prices by list, its cost, the needs it answers, the parts of a bundle."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from app.db.journal_step import Step
from app.language.money_text import parse_money
from app.language.quantities import parse_rate
from app.queries.products import PriceListRow, ProductCard, category_facets, price_lists, product_card
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.product_columns import money, rate_words
from app.views.product_parts import NeedLines, PartLines
from app.views.small_fields import wake_field
from app.widgets.checks import CheckBox
from app.widgets.fields import LineEdit, TextArea

FIRST = "first"  # the price of a firm that has no list yet


class ProductDialog(RecordDialog):
    """`product_id` None makes a new one."""

    def __init__(
        self, context: Context, window: QWidget, product_id: int | None = None, name: str = ""
    ) -> None:
        card = product_card(context.reader(), product_id) if product_id is not None else None
        super().__init__(context, window, "", width=680)
        self.set_title(self.tr("Edit product") if card else self.tr("New product"), card.name if card else "")
        self._id, self._card = product_id, card
        self._lists = price_lists(context.reader())
        self.lines: dict[str, LineEdit] = {}
        self._shown: dict[str, str] = {}
        self._fill_what(card, name)
        self._fill_prices(card)
        self._fill_more(card)
        self.finish()

    # -- fields --------------------------------------------------------------------------------------------

    def _fill_what(self, card: ProductCard | None, name: str) -> None:
        values = card.values if card else {}
        self._line("name", self.tr("Name"), card.name if card else name, limit=400)
        self._line("code", self.tr("Code"), values.get("code"))
        self._line("category", self.tr("Category"), values.get("category"))
        known = [str(each.value) for each in category_facets(self.context.reader())]
        completer = QCompleter(known, self.lines["category"])
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.lines["category"].setCompleter(completer)
        self._line("unit", self.tr("Unit"), values.get("unit"))
        self.lines["unit"].setPlaceholderText(self.tr("piece, set, hour …"))
        self._line("specification", self.tr("Specification"), values.get("specification"), limit=400)

    def _fill_prices(self, card: ProductCard | None) -> None:
        language = self.context.language
        for row in self._lists:
            amount = card.prices.get(row.id) if card else None
            box = self._line(f"price:{row.id}", row.name, money(amount, row.currency, language))
            box.setPlaceholderText(self._price_hint(row))
        if not self._lists:
            self._line(f"price:{FIRST}", self.tr("Price"), "")
            self.lines[f"price:{FIRST}"].setPlaceholderText(self.tr("1,280 per unit, tax included"))
        values = card.values if card else {}
        self._line("cost", self.tr("Cost"), money(values.get("cost"), self._own_currency(), language))
        self._line("tax_rate", self.tr("Tax rate"), rate_words(values.get("tax_rate")))
        self.lines["tax_rate"].setPlaceholderText("13%")

    def _fill_more(self, card: ProductCard | None) -> None:
        context, form, values = self.context, self.form, card.values if card else {}
        launched = values.get("launch_day")
        self.launch = wake_field(context, date.fromisoformat(launched) if launched else None)
        form.add("launch_day", self.tr("Launch day"), self.launch)
        self.active = CheckBox(self.tr("On sale"), on=values.get("active", True))
        form.add_plain("", self.active)
        self.needs = NeedLines(context, card.needs if card else ())
        form.add_plain(self.tr("Answers"), self.needs)
        self.parts = PartLines(context, card.parts if card else ())
        form.add("parts", self.tr("Bundle of"), self.parts)
        self.note = TextArea(values.get("note") or "", lines=2)
        form.add("note", self.tr("Note"), self.note)
        for part in (self.needs, self.parts):
            part.resized.connect(self.refit)

    def _line(self, key: str, text: str, shown: str | None, *, limit: int = 120) -> LineEdit:
        box = self.lines[key] = LineEdit(shown or "")
        box.setMaxLength(limit)
        self._shown[key] = shown or ""
        self.form.add(key, text, box, required=key == "name")
        return box

    def _price_hint(self, row: PriceListRow) -> str:
        words = (
            self.tr("{currency} per unit, tax included")
            if row.tax_included
            else self.tr("{currency} per unit, without tax")
        )
        return words.format(currency=row.currency)

    # -- reading -------------------------------------------------------------------------------------------

    def _own_currency(self) -> str:
        kept = self._card.values["currency"] if self._card else None
        return str(kept or self.context.firm("currency"))

    def _amount(self, key: str, currency: str) -> int | None:
        """A typed sum in minor units, None for nothing; raises ValueError for what is no sum of this currency."""
        text = self.lines[key].text().strip()
        if not text:
            return None
        found = parse_money(text, currency)
        if found is None or found[1] not in (None, currency):
            raise ValueError(text)
        return found[0]

    def _prices(self) -> dict[int, int | None]:
        """The prices that were touched; the others stay as they are."""
        return {
            row.id: self._amount(f"price:{row.id}", row.currency)
            for row in self._lists
            if self.lines[f"price:{row.id}"].text() != self._shown[f"price:{row.id}"]
        }

    def _first_price(self) -> int | None:
        return None if self._lists else self._amount(f"price:{FIRST}", self._own_currency())

    def _values(self) -> dict[str, Any]:
        plain = {
            key: self.lines[key].text().strip() or None
            for key in ("code", "category", "unit", "specification")
        }
        launched = self.launch.value()
        return {
            **plain,
            "cost": self._amount("cost", self._own_currency()),
            "currency": self._own_currency(),
            "tax_rate": parse_rate(self.lines["tax_rate"].text()),
            "launch_day": launched.isoformat() if launched else None,
            "active": self.active.isChecked(),
            "note": self.note.toPlainText().strip() or None,
        }

    def state(self) -> Any:
        """Everything that stands in the form."""
        typed = tuple(box.text() for box in self.lines.values())
        rest = (self.launch.text(), self.active.isChecked(), self.note.toPlainText())
        return (*typed, *rest, self.needs.given(), self.parts.given(), len(self.parts.lines))

    def check(self) -> dict[str, str]:
        """A name, sums and rates one can read, whole parts."""
        wrong: dict[str, str] = {}
        if not self.lines["name"].text().strip():
            wrong["name"] = self.context.say("name.empty")
        sums = {"cost": self._own_currency(), f"price:{FIRST}": self._own_currency()}
        sums |= {f"price:{row.id}": row.currency for row in self._lists}
        for key, currency in sums.items():
            if key in self.lines:
                try:
                    self._amount(key, currency)
                except ValueError as error:
                    wrong[key] = self.tr("“{text}” is not an amount in {currency}.").format(
                        text=str(error), currency=currency
                    )
        rate = self.lines["tax_rate"].text().strip()
        if rate and not 0 <= (-1 if (found := parse_rate(rate)) is None else found) <= 10_000:
            wrong["tax_rate"] = self.context.say("product.tax_rate")
        if not self.parts.is_clear():
            wrong["parts"] = self.tr("Every row needs a product and a quantity above zero.")
        return wrong

    def write(self) -> None:
        """Create or change, with prices, needs and parts, as one step."""
        from app.usecases.product_input import ProductInput

        name = self.lines["name"].text().strip()
        given = ProductInput(name, self._values(), self._prices(), self.needs.given(), self.parts.given())
        code = "product.create" if self._id is None else "product.edit"
        self.run(
            later("products:save_product"),
            self._id,
            given,
            self._first_price(),
            (self.tr("Standard prices"), self._own_currency()),
            step=Step.of(code, name=name),
        )
