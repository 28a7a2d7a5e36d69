"""What two records are compared by: the words of names and addresses, numbers, mailboxes, all in normal form."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from app.language.text import fold, is_han

_TOKEN = re.compile(r"\d+[^\W\d_]?(?![^\W\d_])|[^\W\d_]+|\d+")
_HAN_PART = re.compile(
    r"\d+|[a-z]+|[^\W\da-z_]+?(?:(?:[省市区县镇乡村街路道巷弄号栋座楼室幢苑]|自治州)|(?=[\da-z\W_])|$)"
)
_COURTESY = re.compile(r"(?:先生|女士|小姐|太太|老师|老板|经理|总监|主任|医生|律师|师傅|总|哥|姐|工)$")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir"})  # "jr" tells father and son apart
_COMMA = re.compile(r"[,，;；\n]")
_POSTCODE = 4  # digits a postcode has at least


class Address(NamedTuple):
    """An address taken apart: its words, the number of the house and the postcode ("" = none).

    `parts` says of each word in which part of the address (street, building, suburb) it stands; `text` is the
    address as it is written.
    """

    words: tuple[str, ...]
    house: str
    postcode: str
    parts: tuple[int, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """One record as it is compared; every text is in normal form, "" or an empty set means unknown.

    `words` are the folded words of a Latin name, `han` the Chinese characters of one and `syllables` their
    reading; `shown` is the name as it is written. `reaches` holds ("phone", "+86…"), ("email", …) and so on.
    `born` is (calendar, year, month, day). `firm` is where a person works, or the firm's own name.
    """

    table: str
    id: int
    shown: str
    words: tuple[str, ...] = ()
    han: str = ""
    syllables: tuple[str, ...] = ()
    organisation: bool = False
    firm: str = ""
    reaches: frozenset[tuple[str, str]] = frozenset()
    addresses: tuple[Address, ...] = ()
    city: str = ""
    born: tuple[str, int, int, int] | None = None
    gender: str = ""
    nickname: str = ""
    credit_code: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Which record this is."""
        return self.table, self.id


class Name(NamedTuple):
    """A name taken apart."""

    words: tuple[str, ...]
    han: str
    syllables: tuple[str, ...]


def read_name(shown: str, sort_key: str) -> Name:
    """The parts of a name whose sort key (language.pinyin) is known; forms of address are left out."""
    reading, _tab, han = sort_key.partition("\t")
    if not han:
        folded = fold(shown)
        words = tuple(word for word in _TOKEN.findall(folded) if word not in _TITLES)
        return Name(words or tuple(_TOKEN.findall(folded)), "", ())
    syllables = tuple(re.sub(r"[\d\W].*", "", part) for part in reading.split(" "))
    bare = _COURTESY.sub("", han) or han
    return Name((), bare, syllables[: len(bare)] if len(syllables) == len(han) else syllables)


def read_address(text: str) -> Address:
    """An address taken apart, written in either direction; the words in the order they stand."""
    folded = fold(unicodedata.normalize("NFKC", text))
    pattern = _HAN_PART if any(is_han(char) for char in folded) else _TOKEN
    placed = [(part, at) for at, piece in enumerate(_COMMA.split(folded)) for part in pattern.findall(piece)]
    numbers = [part for part, _at in placed if part[0].isdigit()]
    postcode = numbers[-1] if numbers and len(numbers[-1]) >= _POSTCODE and numbers[-1].isdigit() else ""
    house = next((number for number in numbers if number != postcode), "")
    words = {part: at for part, at in reversed(placed) if not part[0].isdigit()}
    ordered = tuple(reversed(words))
    return Address(ordered, house, postcode, tuple(words[word] for word in ordered), text.strip())
