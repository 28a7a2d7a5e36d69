"""What a card of ours says besides: the fields that vCard knows no property for, as JSON in one X- property.

Other programs pass over it; our import takes the record back whole. Anything odd in it is ignored.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.exchange.content_lines import RawProperty
from app.exchange.content_writer import escape, property_line
from app.exchange.draft import Birthday, FirmDraft, Further, LeadDraft, Money, Opening, PersonDraft
from app.exchange.export_profile_texts import profile_texts
from app.exchange.import_rows import IMPORTANCE
from app.exchange.mapping import OWN, PROFILE
from app.exchange.own_fields import target_of
from app.exchange.vcard_types import CardDraft
from app.queries.custom_fields import FieldRow
from app.queries.export_rows import ExportRow
from app.vocabulary import ConsentWay, ContactRole, Dealing, LeadSignal, Relation, Rhythm, Temperament

OWN_FIELDS = "X-LIANYI-FIELDS"
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_CUSTOMER = (
    "relation", "dealing", "temperament", "rhythm", "industry", "size", "city", "source_note", "created_day", "owner",
)  # fmt: skip
_CHOICES: dict[str, frozenset[str]] = {
    "relation": frozenset(Relation),
    "dealing": frozenset(Dealing),
    "temperament": frozenset(Temperament),
    "rhythm": frozenset(Rhythm),
}
_FIRM = ("credit_code",)
_LEAD = (
    "state", "state_reason", "campaign", "source_note", "time_frame", "attitude", "industry", "region", "size",
    "owner", "wake_on", "created_day", "firm",
)  # fmt: skip
_DAYS = frozenset({"created_day", "wake_on"})
_STARS = {int(stars): name for name, stars in IMPORTANCE.items()}
Text = dict[str, Any]


def own_line(row: ExportRow, kind: str, own: Sequence[FieldRow] = ()) -> str:
    """The property for a record of this kind (customers, contacts, leads), as a line of the card.

    `own` are the fields of one's own: target, text and number of what stands in them.
    """
    values = row.values
    told: Text = {"kind": kind, "born": values.get("birthday_text")}
    if kind == "customers":
        told |= {name: values[name] for name in (*_CUSTOMER, *_FIRM)}
        told["importance"] = _STARS.get(values["importance"])
        told["opening"] = [
            values[f"opening_{name}"] for name in ("since", "orders", "total", "currency", "last_order")
        ]
    elif kind == "contacts":
        told |= {"firm": values["customer"], "roles": json.loads(values["roles"] or "[]")}
    else:
        told |= {name: values[name] for name in _LEAD}
        told |= {"interests": values["interests"], "budget": [values["budget"], values["currency"]]}
        told |= {
            "signals": json.loads(values["signals"] or "[]"),
            "consent": (values["consent"] or "").split(),
        }
    if kind != "contacts":
        told["source"] = values["channel_name"] or values["channel_code"]
    told["own"] = [[target_of(field), *row.own[field.id]] for field in own if field.id in row.own]
    told["own"] += [[target, text, None] for target, text in profile_texts(row).items()]
    said = json.dumps({name: value for name, value in told.items() if value}, ensure_ascii=False)
    return property_line(RawProperty(OWN_FIELDS, escape(said)))


def own_fields(card: CardDraft) -> Text:
    """What our own export said of the record; empty for cards of other programs."""
    for one in card.extra:
        if one.name == OWN_FIELDS:
            try:
                found = json.loads(_ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], one.value))
            except (ValueError, RecursionError):
                return {}
            return found if isinstance(found, dict) else {}
    return {}


def without_own(card: CardDraft) -> CardDraft:
    """The card without our own property, which is made anew at each export."""
    return replace(card, extra=tuple(one for one in card.extra if one.name != OWN_FIELDS))


def as_told(draft: PersonDraft | FirmDraft, told: Text) -> PersonDraft | FirmDraft | LeadDraft:
    """The draft with everything our own export said of it."""
    draft = replace(draft, further=_further(told))
    if told.get("kind") == "leads":
        return _lead(draft, told)
    if told.get("kind") == "contacts" and isinstance(draft, PersonDraft) and _text(told, "firm"):
        roles = [role for role in _list(told, "roles") if role in set(ContactRole)]
        return replace(
            draft, firm=_text(told, "firm"), employer="", roles=tuple(roles), birthday=_born(draft, told)
        )
    texts = _texts(told, _CUSTOMER)
    if isinstance(draft, FirmDraft):
        texts |= _texts(told, _FIRM)
    else:
        texts["birthday"] = _born(draft, told)
    return replace(
        draft,
        importance=_text(told, "importance"),
        source=_text(told, "source"),
        opening=_opening(_list(told, "opening")),
        **texts,
    )


def _lead(draft: PersonDraft | FirmDraft, told: Text) -> LeadDraft:
    budget = _list(told, "budget")
    interests = _text(told, "interests")
    return LeadDraft(
        draft.line,
        draft.name,
        reach=draft.reach,
        note=draft.note,
        tags=draft.tags,
        title=draft.title if isinstance(draft, PersonDraft) else "",
        external_id=draft.external_id or draft.uid,
        channel=_text(told, "source"),
        interests=(interests,) if interests else (),
        budget=_money(budget[0], budget[1]) if len(budget) == 2 else None,
        further=draft.further,
        signals=tuple(each for each in _list(told, "signals") if each in set(LeadSignal)),
        consent=tuple(each for each in _list(told, "consent") if each in set(ConsentWay)),
        **_texts(told, _LEAD),
    )


def _further(told: Text) -> tuple[Further, ...]:
    """What stands in fields of one's own: a target, and either a text or a number."""
    found: list[Further] = []
    for one in _list(told, "own"):
        if (
            isinstance(one, list)
            and len(one) == 3
            and isinstance(one[0], str)
            and one[0].startswith((OWN, PROFILE))
        ):
            text, number = one[1:]
            if isinstance(text, str) != (isinstance(number, int) and not isinstance(number, bool)):
                found.append((one[0], text if isinstance(text, str) else None, number))
    return tuple(found)


def _born(draft: PersonDraft, told: Text) -> Birthday | None:
    """The birthday with the words once typed."""
    text = _text(told, "born")
    return replace(draft.birthday, text=text) if draft.birthday is not None and text else draft.birthday


def _texts(told: Text, names: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in names:
        text = _text(told, name)
        read: Callable[[str], Any] = _day if name in _DAYS else str
        if text and read(text) is not None and text in _CHOICES.get(name, (text,)):
            found[name] = read(text)
    return found


def _opening(parts: list[Any]) -> Opening | None:
    if len(parts) != 5 or all(part is None for part in parts[:3] + parts[4:]):
        return None  # no orders so far is a figure too
    since, orders, total, currency, last = parts
    return Opening(
        _day(since), orders if isinstance(orders, int) else None, _money(total, currency), _day(last)
    )


def _money(minor: Any, currency: Any) -> Money | None:
    if not isinstance(minor, int) or abs(minor) > 10**15:
        return None
    return Money(minor, currency if isinstance(currency, str) else "")


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _text(told: Text, name: str) -> str:
    value = told.get(name)
    return value if isinstance(value, str) else ""


def _list(told: Text, name: str) -> list[Any]:
    value = told.get(name)
    return value if isinstance(value, list) else []
