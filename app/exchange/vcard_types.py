"""What one vCard says, in full: everything a card holds, also what the customer record has no field for."""

from dataclasses import dataclass

from app.exchange.content_lines import RawProperty
from app.exchange.draft import Birthday, Photo
from app.language.text import has_han
from app.vocabulary import CustomerKind, Gender, ReachKind, ReachLabel


@dataclass(frozen=True, slots=True)
class CardReach:
    """A way to reach somebody as the card says it.

    `custom` is a label in the owner's own words, or the service of a chat account; `parts` are the seven
    parts of an address (box, extended, street, city, region, postal code, country), empty for plain ones.
    """

    kind: ReachKind
    label: ReachLabel
    value: str
    custom: str = ""
    preferred: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody this person is related to, e.g. ("spouse", "林晓")."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a person's name; all empty when the card only gives the whole."""

    family: str = ""
    given: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""

    def whole(self) -> str:
        """The name as it is shown: Chinese family and given name joined, Western ones in their order."""
        if has_han(self.family + self.given):
            return self.family + self.middle + self.given + self.suffix
        words = (self.prefix, self.given, self.middle, self.family)
        name = " ".join(word for word in words if word)
        return f"{name}, {self.suffix}" if self.suffix and name else name or self.suffix


@dataclass(frozen=True, slots=True)
class CardDraft:
    """One card; `line` is where it begins in the file, `extra` what is kept as written."""

    line: int
    name: str
    kind: CustomerKind = CustomerKind.PERSON
    parts: NameParts = NameParts()
    phonetic: str = ""
    nicknames: tuple[str, ...] = ()
    firm: str = ""
    department: str = ""
    title: str = ""
    occupation: str = ""
    reaches: tuple[CardReach, ...] = ()
    birthday: Birthday | None = None
    anniversary: Birthday | None = None
    gender: Gender | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    languages: tuple[str, ...] = ()
    photo: Photo | None = None
    uid: str = ""
    revised: str = ""
    extra: tuple[RawProperty, ...] = ()
