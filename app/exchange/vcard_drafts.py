"""From a card in full to the drafts every import ends in, and back for the export."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from app.exchange.card_fields import as_told, own_fields, without_own
from app.exchange.content_writer import property_line
from app.exchange.draft import FirmDraft, LeadDraft, PersonDraft, Reach
from app.exchange.vcard_properties import (
    group_names,
    name_property,
    reach_properties,
    relation_properties,
)
from app.exchange.vcard_types import CardDraft, CardReach, NameParts
from app.language.phones import normalise_phone
from app.vocabulary import CustomerKind, Gender, ReachKind


class CardSorter:
    """Turns cards into people and firms; with `split_firms` a person's firm becomes a firm of its own."""

    def __init__(self, *, split_firms: bool = False) -> None:
        self._split = split_firms
        self._firms: set[str] = set()

    def drafts(self, card: CardDraft) -> Iterator[PersonDraft | FirmDraft | LeadDraft]:
        """The firm, then the person of a card, as far as it speaks of them; cards of ours as the record was."""
        told = own_fields(card)
        if told:
            card = without_own(card)
            firm = card.kind is CustomerKind.ORGANISATION
            yield as_told(self._firm_card(card) if firm else _person(card, firm=""), told)
            return
        if card.kind is CustomerKind.ORGANISATION:
            yield self._firm_card(card)
            contact = card.parts.whole()
            if contact and contact != card.name:
                yield PersonDraft(card.line, contact, firm=card.name, title=card.title,
                                  department=card.department)  # fmt: skip
            return
        splits = self._split and bool(card.firm)
        if splits:
            if card.firm not in self._firms:
                yield FirmDraft(card.line, card.firm)
            self._firms.add(card.firm)
        yield _person(card, firm=card.firm if splits else "")

    def _firm_card(self, card: CardDraft) -> FirmDraft:
        again = card.name in self._firms
        self._firms.add(card.name)
        return FirmDraft(
            line=card.line, name=card.name, again=again, reach=_reaches(card), note=card.note, tags=card.tags,
            photo=card.photo, uid=card.uid, extra=_extra_lines(card),
        )  # fmt: skip


def _person(card: CardDraft, firm: str) -> PersonDraft:
    """A card about a human being."""
    return PersonDraft(
        line=card.line, name=card.name, firm=firm, title=card.title, department=card.department,
        reach=_reaches(card), gender=card.gender.value if card.gender else "", birthday=card.birthday,
        occupation=card.occupation, employer="" if firm else card.firm, note=card.note, tags=card.tags,
        nickname="、".join(card.nicknames), phonetic=card.phonetic, anniversary=card.anniversary,
        languages=card.languages, photo=card.photo, uid=card.uid, extra=_extra_lines(card),
    )  # fmt: skip


def _reaches(card: CardDraft) -> tuple[Reach, ...]:
    """The ways to reach somebody, preferred ones first, none twice."""
    found: dict[tuple[ReachKind, str], Reach] = {}
    for one in sorted(card.reaches, key=lambda reach: not reach.preferred):
        normal = _normal(one)
        value = f"{one.custom}: {one.value}" if one.kind is ReachKind.OTHER and one.custom else one.value
        found.setdefault((one.kind, normal), Reach(one.kind, one.label, value, normal))
    return tuple(found.values())


def _normal(reach: CardReach) -> str:
    """The form in which two equal ways to reach somebody are equal."""
    if reach.kind is ReachKind.PHONE:
        return normalise_phone(reach.value) or reach.value
    if reach.kind is ReachKind.ADDRESS:
        return reach.value
    return reach.value.lower()


def _extra_lines(card: CardDraft) -> tuple[str, ...]:
    """What the drafts have no field for, as lines of a vCard, so that the export can give it back."""
    properties = list(card.extra)
    if card.parts != NameParts():
        properties.append(name_property(card.parts))
    special = [one for one in card.reaches if one.custom or one.parts]
    if special or card.relations:
        groups = group_names(card.extra)
        properties += reach_properties(special, groups, "3.0")
        properties += relation_properties(card.relations, groups, "3.0")
    return tuple(property_line(one) for one in properties)


def card_of(draft: PersonDraft | FirmDraft) -> CardDraft:
    """The card to write for a draft; what came in with an earlier card goes out again."""
    kept = _kept(draft.extra)
    reaches = tuple(_full_reach(one, kept) for one in draft.reach)
    shared = {
        "line": draft.line, "name": draft.name, "reaches": reaches, "note": draft.note, "tags": draft.tags,
        "photo": draft.photo, "uid": draft.uid, "extra": kept.extra, "relations": kept.relations,
    }  # fmt: skip
    if isinstance(draft, FirmDraft):
        return CardDraft(kind=CustomerKind.ORGANISATION, parts=kept.parts, **shared)  # type: ignore[arg-type]
    return CardDraft(
        parts=kept.parts if kept.name == draft.name else NameParts(), phonetic=draft.phonetic,
        nicknames=tuple(part for part in draft.nickname.split("、") if part),
        firm=draft.firm or draft.employer, department=draft.department, title=draft.title,
        occupation=draft.occupation, birthday=draft.birthday, anniversary=draft.anniversary,
        gender=Gender(draft.gender) if draft.gender else None, languages=draft.languages, **shared,  # type: ignore[arg-type]
    )  # fmt: skip


def _kept(extra: tuple[str, ...]) -> CardDraft:
    """The card the kept lines make by themselves."""
    from app.exchange.vcard_reader import read_cards

    if not extra:
        return CardDraft(0, "")
    text = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *extra, "END:VCARD", ""))
    cards = [one for one in read_cards(BytesIO(text.encode())) if isinstance(one, CardDraft)]
    return cards[0] if cards else CardDraft(0, "")


def _full_reach(reach: Reach, kept: CardDraft) -> CardReach:
    """A way to reach somebody with the label and the address parts its card had."""
    custom, value = "", reach.value
    if reach.kind is ReachKind.OTHER and ": " in value:
        custom, _, value = value.partition(": ")
    plain = CardReach(reach.kind, reach.label, value, custom)
    for one in kept.reaches:
        if (one.kind, one.value) == (reach.kind, value):
            return replace(one, label=reach.label)
    return plain
