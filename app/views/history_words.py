"""Says what a step changed in a record in words of the business: the field's name, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.language.custom_values import Stored, show_value
from app.language.money_text import format_money
from app.language.partial_days import partial_text
from app.language.quantities import format_quantity, format_rate
from app.language.spoken import spoken_day
from app.queries.custom_fields import fields_of
from app.queries.history import FieldChange
from app.sentences import has_sentence
from app.usecases.days import local_time
from app.views.context import Context
from app.views.record_marks import channel_words, due_parts
from app.views.talk_parts import mood_names
from app.vocabulary import PROFILE_COLUMNS, SENSITIVE_GROUPS, ObjectionKind

ENUMS = {
    ("customer", "kind"): "customer_kind",
    ("interaction", "kind"): "interaction_kind",
    ("follow_up", "kind"): "follow_up_kind",
    ("follow_up", "state"): "follow_up_state",
    ("lead", "state"): "lead_state",
    ("deal", "state"): "deal_state",
    ("promise", "state"): "promise_state",
    ("agreed_goal", "state"): "goal_state",
    ("objection", "kind"): "objection_kind",
    ("term", "kind"): "term_kind",
    ("quote", "state"): "quote_state",
    ("sales_order", "state"): "order_state",
    ("tie", "kind"): "tie_kind",
    ("favour", "direction"): "favour_direction",
    ("", "closeness"): "ring",
    ("", "bought_for"): "bought_for",
    ("", "relation"): "relation",
    ("", "dealing"): "dealing",
    ("", "importance"): "importance",
    ("", "gender"): "gender",
    ("", "temperament"): "temperament",
    ("", "rhythm"): "rhythm",
    ("", "direction"): "direction",
    ("", "outcome"): "outcome",
    ("", "priority"): "priority",
}
NAMED = {
    "owner_id": "SELECT name FROM member WHERE id = ?",
    "member_id": "SELECT name FROM member WHERE id = ?",
    "customer_id": "SELECT name FROM customer WHERE id = ?",
    "lead_id": "SELECT name FROM lead WHERE id = ?",
    "contact_id": "SELECT name FROM contact WHERE id = ?",
    "follow_up_id": "SELECT subject FROM follow_up WHERE id = ?",
    "deal_id": "SELECT name FROM deal WHERE id = ?",
    "competitor_id": "SELECT name FROM competitor WHERE id = ?",
    "price_list_id": "SELECT name FROM price_list WHERE id = ?",
    "referred_by_id": "SELECT name FROM customer WHERE id = ?",
    "answered_by_id": "SELECT what FROM favour WHERE id = ?",
    **{
        f"{end}_{table}_id": f"SELECT name FROM {table} WHERE id = ?"
        for end in ("from", "to")
        for table in ("customer", "contact")
    },
    "import_run_id": "SELECT file_name FROM import_run WHERE id = ?",
}
MONEY = {
    "opening_total": "opening_currency",
    **dict.fromkeys(
        ("budget", "cost", "amount", "promotion", "round_to", "total", "goal_revenue"), "currency"
    ),
    **dict.fromkeys(("ask_amount", "offer_amount", "floor_amount"), "currency"),
}
DAYS = (
    *("due", "ends", "expected_close", "ended_day", "by_day", "confirmed_day", "raised_day", "offered_day"),
    *("favour_day", "thanked_day"),
)
BIRTHDAY = (
    "birthday_calendar",
    "birthday_year",
    "birthday_month",
    "birthday_day",
    "birthday_leap",
    "birthday_text",
)
LISTED = {"roles": "contact_role", "signals": "lead_signal", "consent": "consent_way"}
LONGEST = 160


@dataclass(frozen=True)
class ShownChange:
    """A field by its name, with what it said before and after ("" is nothing)."""

    name: str
    before: str
    after: str


class HistoryWords:
    """Words for the changes of one record; `currency` is that of its sums where a change does not say it."""

    def __init__(self, context: Context, table: str, currency: str = "") -> None:
        self._context, self._table, self._currency = context, table, currency

    def changes(self, changes: Sequence[FieldChange], *, created: bool) -> list[ShownChange]:
        """The changes a person would speak of; what only the program needs is left out."""
        found: list[ShownChange] = []
        born = {each.field: each for each in changes if each.field in BIRTHDAY}
        if born:
            found += self._birthday(born)
        currency = {each.field: each.after or each.before for each in changes if each.field in MONEY.values()}
        for each in changes:
            shown = self._change(each, currency)
            if (
                shown is not None
                and shown.before != shown.after
                and not (created and each.field == "owner_id")
            ):
                found.append(shown)
        return found

    def _change(self, each: FieldChange, currency: dict[str, Any]) -> ShownChange | None:
        context = self._context
        if each.part == "reach":
            return ShownChange(
                context.word("reach_kind", each.field), _short(each.before), _short(each.after)
            )
        if each.part in ("price", "product_need", "bundle_part"):
            return self._part_of_product(each)
        if each.part == "custom_value":
            return self._own_field(each)
        if each.part in ("profile", "family_member", "important_date"):
            return self._of_profile(each)
        name = f"history.field.{each.field}"
        if each.field in BIRTHDAY or not has_sentence(name, context.language):
            return None
        sign = str(currency.get(MONEY.get(each.field, "")) or self._currency or context.firm("currency"))
        before, after = (self._value(each.field, value, sign) for value in (each.before, each.after))
        return ShownChange(context.say(name), before, after)

    def _part_of_product(self, each: FieldChange) -> ShownChange:
        """A price in its list, a need with how it is answered, a product of a bundle with its quantity."""
        context = self._context

        def words(value: Any) -> str:
            if value is None:
                return ""
            if each.part == "price":
                return format_money(value[0], value[1], context.language)
            return (
                format_quantity(value)
                if each.part == "bundle_part"
                else value or context.say("history.answered")
            )

        return ShownChange(each.field, words(each.before), words(each.after))

    def _own_field(self, each: FieldChange) -> ShownChange | None:
        """What stood and stands in a field of one's own; nothing once the field is gone."""
        context = self._context
        fields = {field.id: field for field in fields_of(context.reader(), retired=True)}
        field = fields.get(int(each.field))
        if field is None:
            return None
        before, after = (
            show_value(field.shape, Stored(*value), context.language) for value in (each.before, each.after)
        )
        return ShownChange(field.name, _short(before), _short(after))

    def _of_profile(self, each: FieldChange) -> ShownChange | None:
        """A fact of the profile, a member of the family or a date; what is sensitive is not said here."""
        context = self._context
        if each.part != "profile":
            code = "family" if each.part == "family_member" else "dates"
            name = context.word("profile_list", code)
            hidden = each.part == "family_member"
            before, after = each.before, each.after
            return ShownChange(name, _masked(before, hidden), _masked(after, hidden, again=bool(before)))
        group = next((one for one, columns in PROFILE_COLUMNS.items() if each.field in columns), None)
        if group is None:
            return None
        before, after = each.before, each.after
        if each.field == "met_through_id":
            before, after = (value and self._value("customer_id", value, "") for value in (before, after))
        elif each.field == "met_day":
            before, after = (value and partial_text(value, context.language) for value in (before, after))
        hidden = group in SENSITIVE_GROUPS
        name = f"{context.word('profile_group', group.value)}: {context.word('profile_column', each.field)}"
        return ShownChange(name, _masked(before, hidden), _masked(after, hidden, again=bool(before)))

    def _value(self, field: str, value: Any, currency: str) -> str:
        context = self._context
        if field == "deleted_at":
            return context.say("history.in_bin" if value else "history.not_in_bin")
        if value is None or value in ("", []):
            return ""
        enum = ENUMS.get((self._table, field)) or ENUMS.get(("", field))
        if enum is not None:
            return context.word(enum, value)
        if field in LISTED:
            several = value.split() if isinstance(value, str) else value
            return ", ".join(context.word(LISTED[field], each) for each in several)
        if field in NAMED:
            return str(context.reader().value(NAMED[field], (value,)) or "")
        return self._plain(field, value, currency)

    def _plain(self, field: str, value: Any, currency: str) -> str:
        context = self._context
        if field in ("channel_id", "stage_id", "end_reason"):
            return self._word(field, value)
        if field in ("happened_at", "done_at"):
            moment = local_time(int(value))
            return spoken_day(moment.date(), context.now(), context.language, moment.time())
        if field in DAYS:
            day, at = due_parts(str(value))
            return spoken_day(day, context.now(), context.language, at)
        if field == "tax_rate":
            return format_rate(int(value))
        if field == "active":
            return context.say(f"product_active.{'yes' if value else 'no'}")
        if field in ("worked", "agreed"):
            return context.say("history.yes" if value else "history.no")
        money = field in MONEY or (field, self._table) == ("value", "favour")
        if money and isinstance(value, int):
            return format_money(int(value), currency, context.language)
        if field == "mood":
            return mood_names()[int(value) - 1]
        if field == "repeat_rule":
            from app.language.repeat_text import describe

            return describe(str(value), context.language)
        return _short(value)

    def _word(self, field: str, value: Any) -> str:
        """A channel, a stage or why a deal ended."""
        context = self._context
        if field == "end_reason":
            lost = value in set(ObjectionKind)
            return context.word("objection_kind" if lost else "bought_for", value)
        if field == "stage_id":
            row = context.reader().one("SELECT code, name FROM deal_stage WHERE id = ?", (value,))
            return (row[1] or context.say(f"deal_stage.{row[0]}")) if row else ""
        from app.queries.team import channel_label

        row = context.reader().one("SELECT code, name FROM channel WHERE id = ?", (value,))
        return channel_words(context, channel_label(*row)) if row else ""

    def _birthday(self, born: dict[str, FieldChange]) -> list[ShownChange]:
        before = self._kept({field: each.before for field, each in born.items()})
        after = self._kept({field: each.after for field, each in born.items()})
        if before == after:
            return []
        return [ShownChange(self._context.say("history.field.birthday"), before, after)]

    def _kept(self, values: dict[str, Any]) -> str:
        typed = str(values.get("birthday_text") or "")
        month, day = values.get("birthday_month"), values.get("birthday_day")
        if not month or not day:
            return typed
        from app.language.birthdays import Birthday, Calendar, birthday_code, birthday_text

        calendar = Calendar(values.get("birthday_calendar") or "solar")
        kept = Birthday(calendar, values.get("birthday_year"), month, day, bool(values.get("birthday_leap")))
        if typed and typed != birthday_code(kept):
            return typed
        return birthday_text(kept, self._context.language)


def _masked(value: Any, hidden: bool, *, again: bool = False) -> str:
    """A value in short, or only that there is one; two that are hidden differ by a star, as they do in truth."""
    return "***" + "*" * again if hidden and value else _short(value)


def day_heading(context: Context, day: date) -> str:
    """The day over the steps of that day."""
    return spoken_day(day, context.now(), context.language)


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
