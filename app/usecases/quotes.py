"""报价单: make, change, version, send and end quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.insight.quote import ALWAYS, FIELDS, LineValues, PartValues, QuoteValues, parts_left
from app.language.text import clean_text
from app.models import (
    Attachment,
    Contact,
    Customer,
    Deal,
    FollowUp,
    Quote,
    QuoteInstalment,
    QuoteLine,
    Setting,
)
from app.sentences.errors import UserError
from app.settings.declarations import BY_NAME
from app.usecases.days import local_day
from app.usecases.document_numbers import next_number
from app.usecases.follow_up_input import FollowUpInput
from app.usecases.follow_ups import plan_follow_up
from app.usecases.interaction_input import AttachmentInput
from app.usecases.interactions import keep_file
from app.vocabulary import FollowUpKind, QuoteState

EDITABLE = frozenset(FIELDS)
_LINE = tuple(f.name for f in fields(LineValues) if f.name != "id")
_PART = tuple(f.name for f in fields(PartValues) if f.name != "id")
_NEEDED = frozenset(["currency", "tax_included", "promotion", "round_to", "made_day"])


def create_quote(
    uow: UnitOfWork,
    values: Mapping[str, Any] | None = None,
    lines: Sequence[LineValues] = (),
    parts: Sequence[PartValues] = (),
) -> int:
    """Keep a new quote, version 1, with what the firm usually says; returns its key.

    With a `deal_id` or `customer_id` the buyer's name and the deal's title are taken from there.
    """
    given = dict(values or {})
    today = local_day(uow.now_ms)
    valid = date.fromisoformat(today) + timedelta(days=firm_value(uow, "quote_valid_days"))
    quote = Quote(
        number=next_number(uow, "quote", "Q"),
        version=1,
        state=QuoteState.DRAFT.value,
        currency=firm_value(uow, "currency"),
        made_day=today,
        valid_until=valid.isoformat(),
        owner_id=uow.member_id,
        tax_included=True,
        promotion=0,
        round_to=0,
        payment_terms=firm_value(uow, "quote_payment_terms") or None,
        after_sales=firm_value(uow, "quote_after_sales") or None,
    )
    for column, value in {**_from_records(uow, given), **given}.items():
        _set(quote, column, value)
    uow.add(quote)
    _keep_lines(uow, quote, lines)
    _keep_parts(uow, quote, parts)
    _sum_up(uow, quote)
    return quote.id


def edit_quote(
    uow: UnitOfWork,
    quote_id: int,
    changes: Mapping[str, Any],
    lines: Sequence[LineValues] | None = None,
    parts: Sequence[PartValues] | None = None,
) -> dict[int, int]:
    """Change EDITABLE columns and, if given, all lines and instalments (known ones by their `id`).

    Returns the keys of new lines and instalments by the `id` (below zero) they were given with. What was sent
    stays as it was: quote.not_draft, but for the columns in ALWAYS.
    """
    quote = uow.get(Quote, quote_id)
    touched = set(changes) - ALWAYS
    if quote.state != QuoteState.DRAFT and (touched or lines is not None or parts is not None):
        raise UserError("quote.not_draft", number=quote.number, version=quote.version)
    for column, value in changes.items():
        _set(quote, column, value)
    made: dict[int, int] = {}
    if lines is not None:
        made |= _keep_lines(uow, quote, lines)
    if parts is not None:
        made |= _keep_parts(uow, quote, parts)
    _sum_up(uow, quote)
    return made


def new_version(uow: UnitOfWork, quote_id: int) -> int:
    """Copy a version into the next one, a draft of today; returns its key. The old one stays as it is."""
    old = uow.get(Quote, quote_id)
    last = (
        uow.session.query(Quote.version)
        .filter(Quote.number == old.number)
        .order_by(Quote.version.desc())
        .first()
    )
    today = local_day(uow.now_ms)
    values = {name: getattr(old, name) for name in EDITABLE} | {"made_day": today}
    if old.valid_until is not None and old.valid_until < today:
        ahead = timedelta(days=firm_value(uow, "quote_valid_days"))
        values["valid_until"] = (date.fromisoformat(today) + ahead).isoformat()
    fresh = Quote(
        number=old.number, version=(last[0] if last else old.version) + 1, state=QuoteState.DRAFT.value
    )
    for column, value in values.items():
        _set(fresh, column, value)
    uow.add(fresh)
    _keep_lines(uow, fresh, [replace(line, id=None) for line in live_lines(uow, quote_id)])
    _keep_parts(uow, fresh, [replace(part, id=None) for part in live_parts(uow, quote_id)])
    for known in _live(uow, Attachment, quote_id):
        uow.add(
            Attachment(
                quote_id=fresh.id,
                name=known.name,
                media_type=known.media_type,
                size=known.size,
                sha256=known.sha256,
            )
        )
    _sum_up(uow, fresh)
    return fresh.id


def copy_quote(uow: UnitOfWork, quote_id: int, *, customer_id: int | None = None) -> int:
    """A new quote with the content of another, perhaps for another customer; returns its key."""
    old = uow.get(Quote, quote_id)
    whose = {
        "deal_id",
        "customer_id",
        "contact_id",
        "buyer_name",
        "buyer_contact",
        "buyer_address",
        "owner_id",
    }
    taken = (
        EDITABLE - {"made_day", "valid_until", "private_note"} - (whose if customer_id is not None else set())
    )
    values = {name: getattr(old, name) for name in taken}
    if customer_id is not None:
        values["customer_id"] = customer_id
    lines = [replace(line, id=None) for line in live_lines(uow, quote_id)]
    return create_quote(uow, values, lines, [replace(part, id=None) for part in live_parts(uow, quote_id)])


def order_into_quote(uow: UnitOfWork, order_id: int) -> int:
    """A new quote with what was ordered, for the same customer; returns its key."""
    from app.models import OrderLine, SalesOrder

    order = uow.get(SalesOrder, order_id)
    names = ("title", "customer_id", "contact_id", "buyer_name", "buyer_contact", "buyer_address", "currency")
    values = {name: getattr(order, name) for name in (*names, "tax_included", "delivery", "after_sales")}
    rows = (
        uow.session.query(OrderLine)
        .filter(OrderLine.order_id == order_id, OrderLine.deleted_at.is_(None))
        .order_by(OrderLine.position, OrderLine.id)
    )
    return create_quote(uow, values, [_line_values(row, fresh=True) for row in rows])


def send_quote(uow: UnitOfWork, quote_id: int, *, remind: str | None = None) -> None:
    """Mark a draft as sent today; `remind` is the subject of a follow-up some days before it stops being valid.

    Raises quote.empty without lines, and quote.instalments when the instalments are not the total.
    """
    quote = uow.get(Quote, quote_id)
    check_whole(uow, quote)
    today = local_day(uow.now_ms)
    quote.state, quote.sent_day, quote.ended_day, quote.end_reason = QuoteState.SENT.value, today, None, None
    if remind and quote.valid_until and quote.valid_until > today:
        ahead = timedelta(days=firm_value(uow, "quote_remind_days"))
        due = max((date.fromisoformat(quote.valid_until) - ahead).isoformat(), today)
        given = FollowUpInput(
            subject=remind,
            kind=FollowUpKind.CALL,
            due=due,
            customer_id=quote.customer_id,
            contact_id=quote.contact_id,
            owner_id=quote.owner_id,
        )
        uow.get(FollowUp, plan_follow_up(uow, given)).deal_id = quote.deal_id


def set_quote_state(uow: UnitOfWork, quote_id: int, state: str, *, reason: str | None = None) -> None:
    """Take a version back to draft, or end it as declined or expired; accepting is quote_acceptance's business."""
    quote = uow.get(Quote, quote_id)
    target = QuoteState(state)
    if target not in (QuoteState.DRAFT, QuoteState.DECLINED, QuoteState.EXPIRED):
        raise ValueError(f"not set by hand: {state}")
    if quote.state == QuoteState.ACCEPTED:
        raise UserError("quote.accepted", number=quote.number, version=quote.version)
    ended = target is not QuoteState.DRAFT
    quote.state = target.value
    quote.ended_day = local_day(uow.now_ms) if ended else None
    quote.end_reason = (clean_text(reason) or None) if ended and reason else None
    if not ended:
        quote.sent_day = None


def attach_to_quote(uow: UnitOfWork, quote_id: int, files: Sequence[AttachmentInput]) -> list[int]:
    """Keep files that go with the quote; returns their keys."""
    uow.get(Quote, quote_id)
    keys = [keep_file(uow, given) for given in files]
    for key in keys:
        uow.get(Attachment, key).quote_id = quote_id
    return keys


def check_whole(uow: UnitOfWork, quote: Quote) -> None:
    """A quote that may go out: it has lines, and its instalments are the total."""
    if not live_lines(uow, quote.id):
        raise UserError("quote.empty", number=quote.number)
    left = parts_left(quote.total, live_parts(uow, quote.id))
    if left:
        from app.language.money_text import format_money

        raise UserError("quote.instalments", left=format_money(left, quote.currency))


def firm_value(uow: UnitOfWork, name: str) -> Any:
    """A setting of the firm, or its default."""
    kept = uow.session.get(Setting, name)
    declared = BY_NAME[name]
    return kept.value if kept is not None and declared.accepts(kept.value) else declared.default


def live_lines(uow: UnitOfWork, quote_id: int) -> list[LineValues]:
    """The lines of a version in order."""
    return [_line_values(row) for row in _live(uow, QuoteLine, quote_id)]


def live_parts(uow: UnitOfWork, quote_id: int) -> list[PartValues]:
    """The instalments of a version in order."""
    rows = _live(uow, QuoteInstalment, quote_id)
    return [PartValues(row.id, **{name: getattr(row, name) for name in _PART}) for row in rows]


def quote_from(uow: UnitOfWork, quote: Quote) -> QuoteValues:
    """A version as plain values, to be reckoned with."""
    return QuoteValues(
        quote.id,
        quote.number,
        quote.version,
        quote.state,
        quote.currency,
        quote.made_day,
        tax_included=quote.tax_included,
        promotion=quote.promotion,
        round_to=quote.round_to,
        lines=tuple(live_lines(uow, quote.id)),
        parts=tuple(live_parts(uow, quote.id)),
    )


def _line_values(row: Any, *, fresh: bool = False) -> LineValues:
    return LineValues(None if fresh else row.id, **{name: getattr(row, name) for name in _LINE})


def _live(uow: UnitOfWork, entity: Any, quote_id: int) -> list[Any]:
    ordered = (entity.position, entity.id) if hasattr(entity, "position") else (entity.id,)
    found = uow.session.query(entity).filter(entity.quote_id == quote_id, entity.deleted_at.is_(None))
    return list(found.order_by(*ordered))


def _set(quote: Quote, column: str, value: Any) -> None:
    if column not in EDITABLE:
        raise ValueError(f"not editable: {column}")
    if column == "promotion":
        value = max(0, value)
    setattr(quote, column, value if value != "" or column in _NEEDED else None)


def _from_records(uow: UnitOfWork, given: Mapping[str, Any]) -> dict[str, Any]:
    """What a deal, a customer and a contact say of the buyer."""
    found: dict[str, Any] = {}
    customer_id = given.get("customer_id")
    if given.get("deal_id") is not None:
        deal = uow.get(Deal, given["deal_id"])
        found |= {"title": deal.name, "currency": deal.currency}
        if customer_id is None and deal.customer_id is not None:
            customer_id = found["customer_id"] = deal.customer_id
    if customer_id is not None:
        customer = uow.get(Customer, customer_id)
        found["buyer_name"] = customer.name
        contact_id = given.get("contact_id") or _first_contact(uow, customer_id)
        if contact_id is not None:
            contact = uow.get(Contact, contact_id)
            found |= {"contact_id": contact.id, "buyer_contact": contact.name}
    return found


def _first_contact(uow: UnitOfWork, customer_id: int) -> int | None:
    found = (
        uow.session.query(Contact.id)
        .filter(Contact.customer_id == customer_id, Contact.deleted_at.is_(None))
        .order_by(Contact.position, Contact.id)
        .first()
    )
    return None if found is None else int(found[0])


def _keep_lines(uow: UnitOfWork, quote: Quote, lines: Sequence[LineValues]) -> dict[int, int]:
    """The lines as given, in this order; those not among them go to the recycle bin."""
    made = _keep(uow, QuoteLine, quote, [line for line in lines if line.name.strip()], _LINE)
    for row in _live(uow, QuoteLine, quote.id):
        row.amount = _line_values(row).amount
    return made


def _keep_parts(uow: UnitOfWork, quote: Quote, parts: Sequence[PartValues]) -> dict[int, int]:
    return _keep(uow, QuoteInstalment, quote, parts, _PART)


def _keep(
    uow: UnitOfWork,
    entity: Any,
    quote: Quote,
    given: Sequence[Any],
    columns: Sequence[str],
) -> dict[int, int]:
    known: dict[int, Any] = {row.id: row for row in _live(uow, entity, quote.id)}
    made: dict[int, int] = {}
    for position, values in enumerate(given):
        row = known.pop(values.id, None) if values.id is not None else None
        kept = row if row is not None else entity(quote_id=quote.id)
        for column in columns:
            setattr(kept, column, getattr(values, column))
        kept.position = position
        if row is None:
            uow.add(kept)
            if values.id is not None:
                made[values.id] = kept.id
    for row in known.values():
        uow.recycle(row)
    uow.session.flush()
    return made


def _sum_up(uow: UnitOfWork, quote: Quote) -> None:
    sums = quote_from(uow, quote).totals()
    quote.net, quote.tax, quote.rounding, quote.total = sums.net, sums.tax, sums.rounding, sums.total
