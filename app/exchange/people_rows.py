"""Split a row of a customer table into the firm and its people."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from app.exchange.draft import Draft, FirmDraft, Opening, PersonDraft, Problem, Reach
from app.exchange.mapping import NAMING, OWN, PROFILE, Mapping
from app.exchange.own_fields import collected
from app.exchange.row_bag import Bag
from app.exchange.shapes import looks_like_firm, looks_like_person
from app.vocabulary import CustomerKind, ReachKind, ReachLabel, Relation

_SEVERAL = re.compile(r"\s*(?:[/、,，;；&+]|\s和\s|\s与\s)\s*")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_CUSTOMER = {
    "relation": "customer.relation",
    "importance": "customer.importance",
    "industry": "customer.industry",
    "source": "customer.source",
    "owner": "customer.owner",
    "external_id": "customer.external_id",
    "created_day": "customer.created_day",
    "last_contact": "customer.last_contact",
    "city": "city",
    "dealing": "customer.dealing",
    "temperament": "customer.temperament",
    "rhythm": "customer.rhythm",
    "size": "customer.size",
    "source_note": "customer.source_note",
}
_PERSON = {
    "title": "contact.title",
    "department": "contact.department",
    "gender": "customer.gender",
    "birthday": "customer.birthday",
    "occupation": "customer.occupation",
    "employer": "customer.employer",
    "nickname": "contact.nickname",
    "phonetic": "contact.phonetic",
    "anniversary": "contact.anniversary",
}


def full_name(values: dict[str, Any]) -> str:
    """One name from its parts: Chinese family and given name together, Western ones in their order."""
    family, given = values.get("name.family", ""), values.get("name.given", "")
    if _HAN.search(family + given):
        return f"{family}{given}"
    parts = [given, values.get("name.middle", ""), family, values.get("name.suffix", "")]
    return " ".join(part for part in parts if part)


def split_people(text: str) -> list[str]:
    """The people of a cell: 周敏/何倩 are two, everything else is one."""
    parts = [part for part in _SEVERAL.split(text) if part]
    return parts if len(parts) > 1 and all(looks_like_person(part) for part in parts) else [text]


class PeopleRows:
    """Builds drafts from bags; remembers the firms already given, so that rows of one firm share it."""

    def __init__(self, mapping: Mapping) -> None:
        keys = mapping.keys() | {"city"}
        whose = next((column.of for column in mapping.columns if column.key == "customer.name"), "")
        self._always_firm = whose == "firm"
        contacts = any(column.key == "contact.name" and column.of == "firm" for column in mapping.columns)
        self._address_book = self._always_firm and not contacts
        self._customer = [(name, key) for name, key in _CUSTOMER.items() if key in keys]
        self._personal = [(name, key) for name, key in _PERSON.items() if key in keys]
        self._parted = any(key.startswith("name.") for key in keys)
        self._opens = any(key.startswith("opening.") for key in keys)
        self._firms: dict[str, _Said] = {}
        mapped = [column.key for column in mapping.columns]
        self._of_customers = [k for k in mapped if k.startswith((PROFILE, f"{OWN}customer."))]
        self._of_contacts = [k for k in mapped if k.startswith(f"{OWN}contact.")]

    def build(self, bag: Bag, raw: list[str]) -> Iterator[Draft | Problem]:
        """The firm (when new or with news), then its people, or one person."""
        values = bag.values
        if "customer.city" in values:
            values["city"] = values["customer.city"]
        customer: str = values.get("customer.name", "")
        person: str = values.get("contact.name", "") or (full_name(values) if self._parted else "")
        if not customer and not person:
            yield from self._unnamed(bag, raw)
        elif person == customer or not customer:
            yield from self._people(bag, person, "")
        elif self._is_firm(bag, customer, person):
            yield from self._firm_and_people(bag, customer, person)
        else:
            if person:
                bag.notes.append(person)
            yield from self._people(bag, customer, "")

    def _unnamed(self, bag: Bag, raw: list[str]) -> Iterator[Draft | Problem]:
        """A row that names no person is about the firm, if it names one; else it is called by its key."""
        firm = bag.text("customer.employer")
        key = bag.text("customer.external_id")
        if not firm and key:
            yield Problem(bag.line, "customer.name", "import.named_by_key", {"key": key}, "may", key)
            yield self._person(bag, key, "", tuple(dict.fromkeys(each for each, _of in bag.reach)))
            return
        if not firm:
            yield from nameless(bag, raw, "customer.name")
            return
        draft = self._firm(bag, firm, with_person=False)
        if draft is not None:
            yield draft

    def _is_firm(self, bag: Bag, customer: str, person: str) -> bool:
        kind = bag.text("customer.kind")
        if kind:
            return kind == CustomerKind.ORGANISATION
        if self._always_firm or looks_like_firm(customer):
            return True
        if bag.text("customer.relation") == Relation.CONSUMER:
            return False
        return bool(person or bag.text("customer.credit_code")) and not looks_like_person(customer)

    def _people(self, bag: Bag, text: str, firm: str) -> Iterator[Draft | Problem]:
        told_apart = len(text) <= 4 or "customer.kind" in bag.values
        if told_apart and not firm:
            yield self._person(bag, text, firm, tuple(dict.fromkeys([each for each, _of in bag.reach])))
            return
        names = [text] if told_apart else split_people(text)
        if len(names) > 1:
            told = {"value": text, "first": names[0], "second": names[1]}
            yield Problem(bag.line, "contact.name", "import.two_people", told, "may", text)
        reach = [
            each for each, of in bag.reach if not firm or of == "person" or (not of and _is_persons(each))
        ]
        for position, name in enumerate(names):
            own = reach if len(names) == 1 else _share(reach, position, len(names))
            if position:
                _forget_personal(bag.values)
            yield self._person(bag, name, firm, tuple(dict.fromkeys(own)) if len(own) > 1 else tuple(own))

    def _person(self, bag: Bag, name: str, firm: str, reach: tuple[Reach, ...]) -> PersonDraft:
        values = bag.values
        get = values.get
        facts: dict[str, Any] = {name: values[key] for name, key in self._personal if key in values}
        if not firm:
            facts |= {name: values[key] for name, key in self._customer if key in values}
            if self._opens:
                facts["opening"] = _opening(values)
        facts["note"] = "\n".join(bag.notes)
        if not firm or self._address_book:
            facts["tags"] = tuple(get("customer.tags", ()))
        if firm and self._address_book and "customer.external_id" in bag.values:
            facts["external_id"] = get("customer.external_id")
        if own := self._of_contacts if firm else self._of_customers:
            facts["further"] = collected(values, own)
        if "contact.roles" in bag.values:
            facts["roles"] = tuple(get("contact.roles", ()))
        if "customer.languages" in bag.values:
            facts["languages"] = (get("customer.languages"),)
        return PersonDraft(bag.line, name, firm, reach=reach, **facts)

    def _firm_and_people(self, bag: Bag, firm: str, person: str) -> Iterator[Draft | Problem]:
        draft = self._firm(bag, firm, bool(person))
        if draft is not None:
            yield draft
        if person:
            yield from self._people(bag, person, firm)

    def _firm(self, bag: Bag, name: str, with_person: bool) -> FirmDraft | None:
        """The firm's draft, only with what was not said before; None when there is no news."""
        values = bag.values
        facts: dict[str, Any] = {name: values[key] for name, key in self._customer if key in values}
        if "customer.credit_code" in values:
            facts["credit_code"] = values["customer.credit_code"]
        if self._opens:
            facts["opening"] = _opening(values)
        for one in collected(values, self._of_customers):
            facts[one[0]] = one
        persons_own = self._address_book and with_person
        if persons_own:
            facts.pop("external_id", None)
        tags: list[str] = [] if persons_own else values.get("customer.tags", [])
        key = "".join(name.casefold().split())
        known = self._firms.get(key)
        if bag.notes and not persons_own and not (with_person and known and "note" in known.facts):
            facts["note"] = "\n".join(bag.notes)
            bag.notes.clear()  # the firm has it; a second note on it stays with the person of its row
        reach = [
            each
            for each, of in bag.reach
            if not with_person or of == "firm" or (not of and not _is_persons(each))
        ]
        said = known or _Said()
        fresh = {name: value for name, value in facts.items() if value and name not in said.facts}
        new_reach = tuple(dict.fromkeys(each for each in reach if _same(each) not in said.reach))
        new_tags = tuple(tag for tag in tags if tag not in said.tags)
        if known is not None and not fresh and not new_reach and not new_tags:
            return None
        self._firms[key] = _Said(
            (*said.facts, *fresh), (*said.reach, *map(_same, new_reach)), (*said.tags, *new_tags)
        )
        again = known is not None
        further = tuple(fresh.pop(key) for key in self._of_customers if key in fresh)
        return FirmDraft(
            bag.line, name, again=again, reach=new_reach, tags=new_tags, further=further, **fresh
        )


class _Said(NamedTuple):
    """What a file has said of a firm; tuples, since it may name hundreds of thousands that say little."""

    facts: tuple[str, ...] = ()
    reach: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()


def _same(reach: Reach) -> tuple[str, str]:
    """What makes two ways to reach a firm one."""
    return reach.kind, reach.normal or reach.value


def _is_persons(reach: Reach) -> bool:
    """Whose a way to reach is when a row names a firm and a person, and the header does not say."""
    kind = reach.kind
    if kind is ReachKind.ADDRESS or kind is ReachKind.WEBSITE:
        return reach.label is ReachLabel.HOME
    return reach.label is not ReachLabel.FAX


def _forget_personal(values: dict[str, Any]) -> None:
    """The second person of a row does not share the birthday, gender or nickname of the first."""
    for key in (
        "customer.birthday",
        "customer.gender",
        "contact.nickname",
        "contact.phonetic",
        "contact.anniversary",
    ):
        values.pop(key, None)


def _share(reach: list[Reach], position: int, count: int) -> list[Reach]:
    """Of two people in a row: the nth phone is the nth person's when each has one, else the first's."""
    own: list[Reach] = []
    for kind in ReachKind:
        same = [each for each in reach if each.kind is kind]
        if len(same) == count:
            own.append(same[position])
        elif position == 0:
            own.extend(same)
    return own


def _opening(values: dict[str, Any]) -> Opening | None:
    names = ("since", "orders", "total", "last_order")
    found = {name: values[f"opening.{name}"] for name in names if f"opening.{name}" in values}
    return Opening(**found) if found else None


def nameless(bag: Bag, raw: list[str], field: str) -> Iterator[Problem]:
    """The problem of a row without a name, which says what the row does have; not when its name was refused."""
    if any(told.code == "import.text_too_long" and told.field in NAMING for told in bag.problems):
        return
    cells = (cell.strip() for cell in raw if cell.strip())
    rest = next((each.value for each, _ in bag.reach), "") or next(cells, "")
    yield Problem(bag.line, field, "import.name_missing", {"rest": rest}, "must", " | ".join(raw)[:300])
