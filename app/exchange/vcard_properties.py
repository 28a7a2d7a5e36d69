"""A card as the properties of a vCard 3.0 or 4.0, in their order."""

import base64
import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Literal
from urllib.parse import quote

from app.exchange.content_lines import RawProperty
from app.exchange.content_writer import escape, link
from app.exchange.vcard_labels import LETTER_OF, TYPE_OF
from app.exchange.vcard_types import CardDraft, CardReach, NameParts, Relation
from app.exchange.vcard_values import (
    apple_lunar,
    bare_mail,
    bare_phone,
    bare_site,
    day_text,
    lunar_code,
    lunar_note,
)
from app.vocabulary import CustomerKind, Gender, ReachKind

Version = Literal["3.0", "4.0"]
_NAMES = {
    ReachKind.PHONE: "TEL", ReachKind.EMAIL: "EMAIL", ReachKind.WEBSITE: "URL", ReachKind.ADDRESS: "ADR",
    ReachKind.WECHAT: "X-WECHAT", ReachKind.QQ: "X-QQ", ReachKind.OTHER: "IMPP",
}  # fmt: skip
_ITEM = re.compile(r"item(\d{1,6})\Z")
TYPED = (
    "X-LIANYI-TYPED"  # a parameter of ours: the value stands as somebody typed it, nothing is to be taken off
)
_NO_TYPE = {ReachKind.PHONE: "VOICE", ReachKind.EMAIL: "INTERNET"}


def card_properties(card: CardDraft, version: Version) -> Iterator[RawProperty]:
    """All properties of one card in their order."""
    yield RawProperty("BEGIN", "VCARD")
    yield RawProperty("VERSION", version)
    yield from _name_properties(card, version)
    yield from _work_properties(card)
    groups = group_names(card.extra)
    yield from reach_properties(card.reaches, groups, version)
    yield from _life_properties(card, version)
    yield from relation_properties(card.relations, groups, version)
    yield from _photo_properties(card, version)
    yield from card.extra
    yield RawProperty("END", "VCARD")


def group_names(extra: Iterable[RawProperty]) -> Iterator[str]:
    """Names for groups, as Apple counts them, beyond those in use."""
    used = [int(found[1]) for one in extra if (found := _ITEM.match(one.group))]
    return (f"item{number}" for number in count(max(used, default=0) + 1))


def name_property(parts: NameParts) -> RawProperty:
    """The parts of a name."""
    fields = (parts.family, parts.given, parts.middle, parts.prefix, parts.suffix)
    return RawProperty("N", ";".join(escape(part) for part in fields))


def _name_properties(card: CardDraft, version: Version) -> Iterator[RawProperty]:
    organisation = card.kind is CustomerKind.ORGANISATION
    parts = card.parts if organisation or card.parts != NameParts() else NameParts(family=card.name)
    yield name_property(parts)
    yield RawProperty("FN", escape(card.name))
    if organisation:
        yield RawProperty("KIND", "org") if version == "4.0" else RawProperty("X-ABShowAs", "COMPANY")
    elif card.firm == card.name:
        yield RawProperty("KIND", "individual")  # or it would be taken for a firm
    if card.phonetic:
        yield RawProperty("X-PHONETIC-LAST-NAME", escape(card.phonetic))
    if card.nicknames:
        yield RawProperty("NICKNAME", ",".join(escape(one) for one in card.nicknames))


def _work_properties(card: CardDraft) -> Iterator[RawProperty]:
    firm = card.firm or (card.name if card.kind is CustomerKind.ORGANISATION else "")
    if firm or card.department:
        fields = [firm, card.department] if card.department else [firm]
        yield RawProperty("ORG", ";".join(escape(one) for one in fields))
    if card.title:
        yield RawProperty("TITLE", escape(card.title))
    if card.occupation:
        yield RawProperty("ROLE", escape(card.occupation))


def reach_properties(
    reaches: Iterable[CardReach], groups: Iterator[str], version: Version
) -> Iterator[RawProperty]:
    """Phones, mailboxes, addresses and accounts; a label in one's own words stands beside, in a group."""
    for reach in reaches:
        chat = reach.kind is ReachKind.OTHER
        group = next(groups) if reach.custom and not chat else ""
        types = [TYPE_OF.get(reach.label) or _NO_TYPE.get(reach.kind, "")]
        parameters: tuple[tuple[str, tuple[str, ...]], ...] = ()
        if reach.preferred and version == "3.0":
            types.append("PREF")
        types = [one for one in types if one]
        if types:
            parameters = (("TYPE", tuple(types)),)
        if reach.preferred and version == "4.0":
            parameters = (*parameters, ("PREF", ("1",)))
        if _changes(reach):
            parameters = (*parameters, (TYPED, ("1",)))
        if chat:
            parameters = (("X-SERVICE-TYPE", (reach.custom or "other",)), *parameters)
        yield RawProperty(_NAMES[reach.kind], _reach_value(reach), parameters, group)
        if group:
            yield RawProperty("X-ABLabel", escape(reach.custom), (), group)


_BARE = {ReachKind.PHONE: bare_phone, ReachKind.EMAIL: bare_mail, ReachKind.WEBSITE: bare_site}


def _changes(reach: CardReach) -> bool:
    """Whether a reader would take something off."""
    bare = _BARE.get(reach.kind)
    return bare is not None and bare(reach.value) != reach.value


def _reach_value(reach: CardReach) -> str:
    if reach.kind is ReachKind.ADDRESS:
        parts = reach.parts or ("", "", reach.value, "", "", "", "")
        return ";".join(escape(part) for part in parts)
    if reach.kind is ReachKind.OTHER:
        return "x-apple:" + quote(reach.value, safe="@+-._")
    return link(reach.value) if reach.kind is ReachKind.WEBSITE else escape(reach.value)


def _life_properties(card: CardDraft, version: Version) -> Iterator[RawProperty]:
    """Days, gender, note, tags and the like."""
    yield from _day_properties(card, version)
    if card.gender is not None:
        yield _gender_property(card.gender, version)
    note = card.note
    if card.birthday is not None and card.birthday.calendar == "lunar":
        note = f"{note}\n{lunar_note(card.birthday)}".strip()
    for name, text in (("NOTE", note), ("UID", card.uid), ("REV", card.revised)):
        if text:
            yield RawProperty(name, escape(text))
    if card.tags:
        yield RawProperty("CATEGORIES", ",".join(escape(tag) for tag in card.tags))
    for language in card.languages:
        yield RawProperty("LANG", escape(language))


def _day_properties(card: CardDraft, version: Version) -> Iterator[RawProperty]:
    """Birthday and anniversary; a lunar one in Apple's form and in our own."""
    if card.birthday is not None and card.birthday.calendar == "solar":
        yield RawProperty("BDAY", day_text(card.birthday))
    elif card.birthday is not None:
        apple = apple_lunar(card.birthday)
        if apple:
            yield RawProperty("X-ALTBDAY", apple, (("CALSCALE", ("chinese",)),))
        yield RawProperty("X-LIANYI-LUNAR-BIRTHDAY", lunar_code(card.birthday))
    if card.anniversary is not None:
        name = "ANNIVERSARY" if version == "4.0" else "X-ANNIVERSARY"
        yield RawProperty(name, day_text(card.anniversary))


def _gender_property(gender: Gender, version: Version) -> RawProperty:
    if version == "4.0":
        return RawProperty("GENDER", LETTER_OF[gender])
    return RawProperty("X-GENDER", gender.value)


def relation_properties(
    relations: Iterable[Relation], groups: Iterator[str], version: Version
) -> Iterator[RawProperty]:
    """Relatives, each with its kind as the label of its group."""
    for one in relations:
        group = next(groups) if one.kind else ""
        if version == "4.0":
            yield RawProperty("RELATED", escape(one.name), (("VALUE", ("text",)),), group)
        else:
            yield RawProperty("X-ABRELATEDNAMES", escape(one.name), (), group)
        if group:
            yield RawProperty("X-ABLabel", escape(one.kind), (), group)


def _photo_properties(card: CardDraft, version: Version) -> Iterator[RawProperty]:
    if card.photo is None:
        return
    data = base64.b64encode(card.photo.data).decode("ascii")
    if version == "4.0":
        yield RawProperty("PHOTO", f"data:image/{card.photo.format};base64,{data}")
    else:
        parameters = (("ENCODING", ("b",)), ("TYPE", (card.photo.format.upper(),)))
        yield RawProperty("PHOTO", data, parameters)
