"""What every maker of sample records shares: words, calendar, loader, members, channels, tags."""

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from app.usecases.sample.calendar import History
from app.usecases.sample.loader import Loader
from app.usecases.sample.sayings import Sayings
from app.usecases.sample.words import Draw, Words

_OWNER = Draw(((0, 50), (1, 30), (2, 20)))


@dataclass
class Company:
    """The sample company while it is being made.

    `talks` leads to the mean number of talks per customer, `most_talks` is the most with one, `planned` the share
    of customers with an open follow-up.
    """

    words: Words
    history: History
    loader: Loader
    members: list[int]
    channels: dict[str, int]
    tags: Draw
    sayings: Sayings
    talks: float
    most_talks: int
    planned: float
    numbers: int = 0
    names: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        """The last day of the story."""
        return self.history.today

    def owner(self, random: Random) -> int:
        """The member in charge: the first has half of the customers."""
        return self.members[int(_OWNER.one(random))]

    def phone(self) -> tuple[str, str]:
        """A mobile number as shown and as E.164, in the block 154 that no operator in China gives out."""
        self.numbers += 1
        digits = f"154{self.numbers * 7_919 % 100_000_000:08d}"
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}", f"+86{digits}"


@dataclass
class Person:
    """Somebody of the story: the record's key, how to name them, whom talks mention."""

    key: int
    name: str
    short: str


@dataclass
class Client:
    """A customer while its story is told; the last block ends up in its own row."""

    key: int
    name: str
    short: str
    firm: bool
    owner: int
    created: int
    area: str
    born_ms: int
    stars: int = 1
    people: list[Person] = field(default_factory=list)
    last_contact: int | None = None
    next_due: str | None = None
    phone: str | None = None

    def slots(self, words: Words, random: Random) -> dict[str, Any]:
        """What the marks in a sentence stand for this time."""
        who = self.people[int(random.random() * len(self.people))].short if self.people else self.short
        goods = words.products if self.firm else words.home_products
        return {
            "product": goods[int(random.random() * len(goods))],
            "area": self.area,
            "who": who,
            "name_short": self.short,
            "n": 6 + int(random.random() * 30) if not self.firm else 40 + int(random.random() * 40) * 10,
            "m": 2 + int(random.random() * 14),
            "k": 3 + int(random.random() * 10),
            "w": 5 + int(random.random() * 90),
            "campaign": "",
        }
