"""Products of an import: which we have by code or by another program's key, what is new, prices by list.

An update takes over what the file says (a price list that comes in is meant to count); what it does not say stays.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.exchange.draft import Money, Problem, ProductDraft
from app.exchange.import_types import Duplicate, ImportOptions, ImportReport
from app.insight.totals import half_up
from app.language.money_text import minor_digits
from app.language.names import clean_name, clean_text, fold
from app.sentences import sentence
from app.usecases import importing, importing_products
from app.usecases.naming import name_columns

_COLUMNS = (
    "code",
    "unit",
    "category",
    "specification",
    "cost",
    "currency",
    "tax_rate",
    "launch_day",
    "active",
)


class ProductImporter:
    """Takes drafts in chunk by chunk, each matched against what is stored, earlier rows included."""

    def __init__(self, uow: UnitOfWork, report: ImportReport, options: ImportOptions, run_id: int) -> None:
        self.uow, self.report, self.options, self.run_id = uow, report, options, run_id
        self._lists: dict[str, importing_products.KnownList] | None = None
        self._lines: dict[int, int] = {}
        self._rows: list[dict[str, Any]] = []
        self._prices: list[dict[str, Any]] = []
        self._needs: list[dict[str, Any]] = []
        self._parts: list[tuple[int, int, tuple[tuple[str, int], ...]]] = []
        self._touched: set[int] = set()
        self._by_code: dict[str, int] = {}
        self._by_key: dict[str, int] = {}

    def take(self, drafts: Sequence[ProductDraft]) -> None:
        """Match and keep one chunk."""
        if not drafts:
            return
        self._by_code |= importing_products.known_codes(self.uow, (d.code for d in drafts if d.code))
        keys = [d.external_id for d in drafts if d.external_id]
        self._by_key |= importing.known_external(self.uow, "product", keys)
        self._need_ids = importing_products.need_ids(self.uow, (need for d in drafts for need in d.needs))
        for draft in drafts:
            self._one(draft)
        self._flush()

    def finish(self) -> None:
        """No more chunks are coming: every product is there, so bundles can be put together."""
        for line, bundle, parts in self._parts:
            for name, code in importing_products.set_bundle(self.uow, bundle, parts):
                self.report.problems.append(
                    Problem(line, "product.parts", code, {"value": name}, "may", name)
                )
        self._parts.clear()
        if self._touched:
            importing.reindex_records(self.uow, {"product": self._touched})

    # -- one row -------------------------------------------------------------------------------------------

    def _one(self, draft: ProductDraft) -> None:
        known = self._by_key.get(draft.external_id) if draft.external_id else None
        known = known or (self._by_code.get(draft.code) if draft.code else None)
        if known is None:
            if not draft.name:
                self._refuse(draft)
            else:
                self._create(draft)
            return
        if any(row["id"] == known for row in self._rows):
            self._flush()
        changes = self._changes(draft)
        stored = importing_products.stored_product(self.uow, known)
        identical = not self._news(draft, changes, known, stored)
        decision = self._decide(draft, identical=identical)
        self._report(draft, known, stored, identical=identical, decision=decision)
        if decision == "create" and draft.name:
            self._create(draft)
        elif decision == "update":
            news = {column: value for column, value in changes.items() if stored[column] != value}
            self._update(draft, known, news)
        else:
            self.report.skipped += 1

    def _decide(self, draft: ProductDraft, *, identical: bool) -> str:
        chosen = self.options.decisions.get(draft.line)
        if chosen:
            return chosen
        if self.options.on_duplicate != "ask":
            return self.options.on_duplicate
        return "skip" if identical else "update"

    def _refuse(self, draft: ProductDraft) -> None:
        """A code alone makes no product."""
        told = {"rest": draft.code}
        self.report.problems.append(
            Problem(draft.line, "product.name", "import.name_missing", told, "must", draft.code)
        )
        self.report.refused_lines.add(draft.line)

    def _create(self, draft: ProductDraft) -> None:
        key = self.uow.keys.next()
        values = dict.fromkeys(_COLUMNS) | self._changes(draft)
        row = {"id": key, **name_columns(draft.name, person=False), **values}
        row["active"] = int(draft.active != "no")
        row |= {
            "note": draft.note or None,
            "external_id": draft.external_id or None,
            "import_run_id": self.run_id,
        }
        self._rows.append(row)
        for list_id, amount in self._priced(draft).items():
            self._prices.append({"product_id": key, "price_list_id": list_id, "amount": amount})
        for need in dict.fromkeys(draft.needs):
            self._needs.append({"product_id": key, "need_id": self._need_ids[need]})
        self._know(draft, key)
        self.report.created += 1

    def _update(self, draft: ProductDraft, key: int, changes: dict[str, Any]) -> None:
        other = self._by_code.get(draft.code)
        if other not in (None, key):
            changes.pop("code", None)
        needs = [self._need_ids[need] for need in draft.needs]
        importing_products.update_product(self.uow, key, changes, self._priced(draft), needs)
        self._touched.add(key)
        self._know(draft, key)
        self.report.updated += 1

    def _know(self, draft: ProductDraft, key: int) -> None:
        """Later rows find this one; its parts wait until all products are there."""
        self._lines[key] = draft.line
        if draft.code:
            self._by_code.setdefault(draft.code, key)
        if draft.external_id:
            self._by_key.setdefault(draft.external_id, key)
        if draft.parts:
            self._parts.append((draft.line, key, draft.parts))

    # -- what it says --------------------------------------------------------------------------------------

    def _changes(self, draft: ProductDraft) -> dict[str, Any]:
        """The columns the row speaks of."""
        currency = draft.currency or self.options.currency
        cost = draft.cost
        found: dict[str, Any] = {
            "name": clean_name(draft.name),
            "code": clean_text(draft.code),
            "unit": draft.unit,
            "category": draft.category,
            "specification": draft.specification,
            "launch_day": draft.launch_day.isoformat() if draft.launch_day else None,
            "tax_rate": draft.tax_rate,
            "note": draft.note,
        }
        if cost is not None:
            found |= {"cost": _minor(cost, cost.currency or currency), "currency": cost.currency or currency}
        if draft.active:
            found["active"] = draft.active == "yes"
        return {column: value for column, value in found.items() if value not in (None, "")}

    def _priced(self, draft: ProductDraft) -> dict[int, int]:
        """The prices by list; one in another currency or with another tax than its list's is told and left out."""
        found: dict[int, int] = {}
        for name, money, taxed in draft.prices:
            kept = self._list(name, money.currency or draft.currency, taxed)
            if money.currency and money.currency != kept.currency:
                told = {"value": money.currency, "currency": kept.currency}
                self._left_out(draft, "import.price_other_currency", told)
            elif taxed and (taxed == "yes") != kept.taxed:
                self._left_out(draft, "import.price_other_tax", {"value": name or draft.name})
            else:
                found.setdefault(kept.id, _minor(money, kept.currency))
        return found

    def _left_out(self, draft: ProductDraft, code: str, told: dict[str, str]) -> None:
        self.report.problems.append(Problem(draft.line, "product.price", code, told, "must"))

    def _list(self, name: str, currency: str, taxed: str) -> importing_products.KnownList:
        """The list of this name, or the usual one; made when it is not there."""
        if self._lists is None:
            self._lists = importing_products.price_lists(self.uow)
        wanted = fold(clean_name(name))
        if not wanted and self._lists:
            return next(iter(self._lists.values()))
        if wanted not in self._lists:
            shown = clean_name(name) or sentence("price_list.first", self.options.language or "en")
            made = importing_products.make_list(
                self.uow, shown, currency or self.options.currency, taxed=taxed != "no"
            )
            self._lists[fold(shown)] = made
            return made
        return self._lists[wanted]

    def _news(self, draft: ProductDraft, changes: dict[str, Any], key: int, stored: dict[str, Any]) -> bool:
        """Whether the row says anything that the stored product does not say."""
        if any(stored[column] != value for column, value in changes.items()):
            return True
        prices, needs = importing_products.stored_prices_and_needs(self.uow, key)
        if any(prices.get(list_id) != amount for list_id, amount in self._priced(draft).items()):
            return True
        return bool(draft.parts) or any(self._need_ids[need] not in needs for need in draft.needs)

    def _report(
        self, draft: ProductDraft, key: int, stored: dict[str, Any], *, identical: bool, decision: str
    ) -> None:
        line = self._lines.get(key, 0)
        same_key = bool(draft.external_id) and stored["external_id"] == draft.external_id
        reason = ("duplicate.key", "") if same_key else ("duplicate.code", draft.code)
        self.report.duplicates.append(
            Duplicate(
                draft.line,
                draft.name or draft.code,
                "product",
                0 if line else key,
                line,
                0.99,
                (reason,),
                identical,
                decision,
                str(stored["name"]),
            )
        )

    def _flush(self) -> None:
        keys = [row["id"] for row in self._rows]
        importing.insert_plain(self.uow, "product", self._rows)
        importing.insert_plain(self.uow, "price", self._prices)
        importing.insert_plain(self.uow, "product_need", self._needs)
        importing.index_records(self.uow, "product", keys)
        if keys:
            self.report.records["product"] = self.report.records.get("product", 0) + len(keys)
        for waiting in (self._rows, self._prices, self._needs):
            waiting.clear()


def _minor(money: Money, currency: str) -> int:
    """Minor units of the currency; a sum that named none was read with two decimals."""
    digits = minor_digits(currency)
    if money.currency or digits == 2:
        return money.minor
    return half_up(Fraction(money.minor * 10**digits, 100))
