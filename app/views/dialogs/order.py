"""The form of an order: who buys what at which price, when it is delivered, when it is paid."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.insight.totals import totals
from app.language.money_text import format_money, minor_digits, parse_money
from app.queries.order import OrderDetail, order_detail
from app.usecases.order_input import OrderInput
from app.views import form_parts as parts
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.order_entry import LinesEditor, PlanEditor
from app.views.small_fields import wake_field
from app.views.whom import Chosen, WhomField
from app.vocabulary import BoughtFor
from app.widgets.card import FoldSection
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.form import Form
from app.widgets.text import label

PLAIN = ("title", "delivery", "payment_terms", "invoice_number")


class OrderDialog(RecordDialog):
    """`order_id` None makes a new one, for `customer_id` if that is given."""

    def __init__(
        self, context: Context, window: QWidget, order_id: int | None = None, customer_id: int | None = None
    ) -> None:
        super().__init__(context, window, "", width=760, label_width=84)
        today = context.today()
        self._found: OrderDetail | None = (
            order_detail(context.reader(), order_id, today.isoformat()) if order_id is not None else None
        )
        values = self._found.values if self._found else {}
        self._id = order_id if self._found else None
        self._number = str(values.get("number", ""))
        self._currency = str(values.get("currency") or context.firm("currency"))
        self.set_title(self.tr("Edit order") if self._id else self.tr("New order"), self._number)
        self._fill_head(values, customer_id)
        self._fill_lines(values)
        self._fill_more(values)
        self._agreed = (self.lines.amounts(), self._off() or 0)
        self._reckon()
        self.finish()

    def _fill_head(self, values: Any, customer_id: int | None) -> None:
        context, form = self.context, self.form
        whom = Chosen(values.get("customer_id") or customer_id, None, values.get("contact_id"))
        self.whom = WhomField(context, whom)
        form.add("whom", self.tr("Customer"), self.whom)
        day = values.get("ordered_day")
        self.day = wake_field(context, date.fromisoformat(day) if day else context.today())
        form.add("day", self.tr("Ordered on"), self.day, required=True)
        self.lines_of: dict[str, LineEdit] = {"title": LineEdit(values.get("title") or "")}
        form.add("title", self.tr("Subject"), self.lines_of["title"])

    def _fill_lines(self, values: Any) -> None:
        context = self.context
        self.lines = LinesEditor(context, self._currency, self._found.lines if self._found else ())
        self.lines.changed.connect(self._reckon)
        self.lines.resized.connect(self.refit)
        self.body.addWidget(self.lines)
        self.sums = self.add_form(Form(label_width=84))
        self.body.addWidget(self.sums)
        off = -int(values.get("promotion") or 0) - int(values.get("rounding") or 0)
        self.promotion = LineEdit(_shown(off, self._currency) if off else "")
        self.promotion.textChanged.connect(self._reckon)
        self.sums.add("promotion", self.tr("Taken off"), self.promotion)
        self.total = label("", strong=True)
        self.total.setMinimumHeight(32)
        self.sums.add_plain(self.tr("Total"), self.total)
        self.plan = PlanEditor(context, self._currency, self._found.plan if self._found else ())
        self.plan.resized.connect(self.refit)
        self.sums.add("plan", self.tr("Payments"), self.plan)

    def _fill_more(self, values: Any) -> None:
        context = self.context
        fold = FoldSection(self.tr("Delivery, invoice, why they bought"), flush=True)
        fold.toggled.connect(lambda _open: self.refit())
        self.more = self.add_form(Form(label_width=84))
        due = values.get("delivery_day")
        self.delivery_day = wake_field(context, date.fromisoformat(due) if due else None)
        self.more.add("delivery_day", self.tr("Deliver by"), self.delivery_day)
        for key, text in (
            ("delivery", self.tr("Delivery")),
            ("payment_terms", self.tr("Payment terms")),
            ("invoice_number", self.tr("Invoice number")),
        ):
            self.lines_of[key] = LineEdit(values.get(key) or "")
            self.more.add(key, text, self.lines_of[key])
        reasons = [(each.value, context.word("bought_for", each.value)) for each in BoughtFor]
        self.bought_for = ComboBox([(None, "—"), *reasons])
        self.bought_for.set_value(values.get("bought_for"))
        self.more.add("bought_for", self.tr("Why they bought"), self.bought_for)
        self.owner = parts.owner_box(context, values.get("owner_id") if values else context.store.member_id)
        self.more.add("owner", self.tr("Owner"), self.owner)
        self.note = TextArea(values.get("note") or "", lines=2)
        self.more.add("note", self.tr("Note"), self.note)
        fold.add(self.more)
        self.body.addWidget(fold)

    # -- reckoning -----------------------------------------------------------------------------------------

    def _off(self) -> int | None:
        """What is taken off the whole; None when it cannot be read."""
        text = self.promotion.text().strip()
        found = parse_money(text, self._currency) if text else (0, None)
        return abs(found[0]) if found is not None else None

    def _reckon(self) -> None:
        included = bool(self._found.values["tax_included"]) if self._found else True
        amounts, off = self.lines.amounts(), self._off() or 0
        found = totals(amounts, tax_included=included, promotion=off)
        total, part = found.total, found.tax
        if self._found is not None and (amounts, off) == self._agreed:  # as it was agreed, rounding and all
            total, part = int(self._found.values["total"]), int(self._found.values["tax"])
        words = format_money(total, self._currency, self.context.language)
        if part:
            tax = format_money(part, self._currency, self.context.language)
            words = self.tr("{total}, of it tax {tax}").format(total=words, tax=tax)
        self.total.setText(words)
        self._sum = total
        self.plan.set_total(total)

    # -- saving --------------------------------------------------------------------------------------------

    def _values(self) -> dict[str, Any]:
        day, due = self.day.value(), self.delivery_day.value()
        values: dict[str, Any] = {key: field.text().strip() or None for key, field in self.lines_of.items()}
        values["ordered_day"] = day.isoformat() if day else None
        values["delivery_day"] = due.isoformat() if due else None
        values["bought_for"], values["owner_id"] = self.bought_for.value(), self.owner.value()
        values["note"] = self.note.toPlainText().strip() or None
        values["contact_id"] = self.whom.chosen().contact_id
        return values

    def state(self) -> Any:
        """Everything that stands in the form."""
        lines = tuple(
            (
                line.name.text(),
                line.quantity.text(),
                line.unit.text(),
                line.price.text(),
                line.discount.text(),
                line.tax.text(),
            )
            for line in self.lines.lines
        )
        plan = tuple((part.amount.text(), part.due.text(), part.label.text()) for part in self.plan.parts)
        return lines, plan, self.promotion.text(), self.whom.chosen(), self._values()

    def check(self) -> dict[str, str]:
        """A day, at least one line, figures one can read, a plan that comes to the total."""
        say, wrong = self.context.say, {}
        if self.day.value() is None:
            wrong["day"] = say("order.no_day")
        lines, plan = self.lines.given(), self.plan.given()
        if lines is None or self._off() is None:
            wrong["promotion"] = self.tr("A figure cannot be read.")
        elif not lines:
            wrong["promotion"] = say("order.no_lines")
        elif any(not line.name for line in lines):
            wrong["promotion"] = say(
                "order.line_name", line=next(n for n, one in enumerate(lines, 1) if not one.name)
            )
        if plan is None:
            wrong["plan"] = self.tr("A figure cannot be read.")
        elif plan and sum(one.amount for one in plan) != self._sum:
            shown = [
                format_money(minor, self._currency, self.context.language)
                for minor in (sum(one.amount for one in plan), self._sum)
            ]
            wrong["plan"] = say("order.instalments", given=shown[0], total=shown[1])
        return wrong

    def write(self) -> None:
        """Create or change, as one step."""
        lines, plan = self.lines.given(), self.plan.given()
        if lines is None or plan is None:
            return
        given = OrderInput(
            lines, self.whom.chosen().customer_id, self._values(), self._currency, promotion=self._off() or 0
        )
        found = self.whom.found()
        name = self._number or (found.name if found is not None else lines[0].name)
        code = "order.create" if self._id is None else "order.edit"
        self.run(later("order_forms:save_order"), self._id, given, plan, step=Step.of(code, name=name))

    def done(self, result: Any) -> None:
        """A new order is shown."""
        if self._id is None and isinstance(result, int):
            self.context.navigate.emit("order", {"id": result})


def _shown(minor: int, currency: str) -> str:
    from app.exchange.export_orders import money

    return money(minor, minor_digits(currency))
