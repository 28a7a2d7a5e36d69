"""People, firms and leads of a file as they will be stored: drafts turned into plain columns, whoever does it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.exchange.draft import Draft, FirmDraft, Further, LeadDraft, PersonDraft, Problem, Reach
from app.exchange.import_rows import SAID, contact_values, customer_values, lead_values
from app.language.names import clean_name, reading
from app.vocabulary import ReachKind, ReachLabel

PERSONAL = frozenset({"phone", "email", "wechat", "qq"})  # what one person or firm has alone
# kind, label, value, normal form
ReachFacts = tuple[str, str | None, str, str | None]
# (kind, normal form) of each
Telling = list[tuple[str, str]]


class Arrival(NamedTuple):
    """One record a row of the file asks for; plain values only, so that another process can send it.

    `values` stand in the order of SAID[table]; `kind` is person or organisation; `called` is the clean name,
    `employer` where a person or lead works; `firm` the firm a contact belongs to; `external` another program's
    key; `again` = further facts about a firm already given; `told_by_name` = the name says something by itself:
    a firm's does, a person's only together with the employer; `further` is what it says besides (own fields, profile).
    """

    line: int
    table: str
    kind: str
    name: str
    called: str
    values: Sequence[str | int | None]
    reach: Sequence[ReachFacts]
    tags: Sequence[str]
    source: str
    owner: str
    firm: str
    employer: str
    external: str
    again: bool
    sort_key: str
    initials: str
    told_by_name: bool
    further: Sequence[Further] = ()

    def telling(self) -> Telling:
        """(kind, normal form) of what may tell who it is: an address only together with a name that says something."""
        if self.told_by_name or self.table == "lead":
            return [(kind, normal) for kind, _label, _value, normal in self.reach if normal]
        return [(reach[0], reach[3]) for reach in self.reach if reach[3] and reach[0] in PERSONAL]

    def said(self) -> dict[str, str | int]:
        """The columns that hold something."""
        return {
            column: value
            for column, value in zip(SAID[self.table], self.values, strict=True)
            if value is not None
        }


_NAME = {table: columns.index("name") for table, columns in SAID.items()}
_WORD: dict[str, str] = {each: each.value for each in (*ReachKind, *ReachLabel)}  # cheaper than asking each
Item = Draft | Arrival | Problem


def arrive(draft: PersonDraft | FirmDraft | LeadDraft, currency: str) -> Arrival:
    """What a draft comes to; amounts without a currency are in `currency`."""
    table = "customer"
    kind, firm, again = "person", "", False
    external = draft.external_id
    if isinstance(draft, LeadDraft):
        table, found = "lead", lead_values(draft, currency)
        source, employer = draft.channel, draft.firm
    elif isinstance(draft, FirmDraft):
        found = customer_values(draft, currency)
        kind, source, employer, again = "organisation", draft.source, "", draft.again
    else:
        firm, source, employer = draft.firm, draft.source, draft.employer
        table = "contact" if firm else "customer"
        found = contact_values(draft) if firm else customer_values(draft, currency)
    if not isinstance(draft, LeadDraft):
        external = external or draft.uid
    name = str(found[_NAME[table]] or "")
    called = name if table != "lead" else clean_name(draft.name)
    spoken = reading(name, kind == "person")
    return Arrival(
        draft.line,
        table,
        kind,
        draft.name,
        called,
        found,
        reach_facts(draft.reach),
        draft.tags,
        source,
        draft.owner,
        firm,
        employer,
        external,
        again,
        spoken.sort_key,
        spoken.initials,
        kind == "organisation" or (table != "lead" and bool(employer)),
        draft.further,
    )


def reach_facts(given: Iterable[Reach]) -> list[ReachFacts]:
    """Ways to reach as they are stored."""
    return [
        (_WORD[kind], _WORD[label] if label else None, value, normal or None)
        for kind, label, value, normal in given
    ]


def arrivals(drafts: Iterable[Item], currency: str) -> Iterator[Item]:
    """The same in order, people, firms and leads as arrivals."""
    for item in drafts:
        yield arrive(item, currency) if isinstance(item, (PersonDraft, FirmDraft, LeadDraft)) else item
