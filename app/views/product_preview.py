"""The preview of a product beside the list: its prices by list, cost, margin, needs answered, parts."""

from typing import Any

from app.db.reader import Reader
from app.language.quantities import format_quantity
from app.queries.products import ProductCard, price_lists, product_card, unit_margin
from app.views.context import Context
from app.views.preview_pane import Fact, Preview, PreviewPane
from app.views.product_columns import day_words, money, rate_words
from app.views.record_marks import joined


class ProductPreview(PreviewPane):
    """What can be said of a product at a glance."""

    with_talks = False

    def __init__(self, context: Context) -> None:
        super().__init__(context, "product")

    def read(self, reader: Reader, key: int) -> Any:
        """The product and all price lists."""
        card = product_card(reader, key)
        return None if card is None or card.deleted else (card, price_lists(reader))

    def present(self, found: Any) -> Preview:
        """In the words of the language in use."""
        card, lists = found
        values, context = card.values, self.context
        currency = values["currency"] or str(context.firm("currency"))
        facts = [
            (self.tr("Specification"), values["specification"]),
            *self._prices(card, lists),
            (self.tr("Cost"), money(values["cost"], currency, context.language)),
            (self.tr("Tax rate"), rate_words(values["tax_rate"])),
            (self.tr("Launch day"), day_words(context, values["launch_day"])),
            *((need.name, need.reason or self.tr("answered")) for need in card.needs),
            *((part.name, f"{format_quantity(part.quantity)} {part.unit or ''}") for part in card.parts),
            (self.tr("Note"), values["note"]),
        ]
        tags = tuple((need.name, "accent") for need in card.needs)
        if not values["active"]:
            tags = ((self.tr("Off sale"), "amber"), *tags)
        if card.parts:
            tags = ((self.tr("Bundle"), "violet"), *tags)
        return Preview(
            card.name,
            joined(values["code"], values["category"], values["unit"]),
            "gift" if card.parts else "store",
            0,
            tags,
            tuple(Fact(name, str(words)) for name, words in facts if words),
        )

    def _prices(self, card: ProductCard, lists: Any) -> list[tuple[str, str]]:
        """The price in each list, with the margin it leaves."""
        found = []
        for row in lists:
            price = card.prices.get(row.id)
            if price is None:
                continue
            own = card.values["currency"] or row.currency
            left = (
                unit_margin(
                    price, card.values["cost"], card.values["tax_rate"], tax_included=row.tax_included
                )
                if own == row.currency
                else None
            )
            margin = (
                self.tr("margin {percent}%").format(percent=round(left / 100)) if left is not None else None
            )
            found.append((row.name, joined(money(price, row.currency, self.context.language), margin)))
        return found
