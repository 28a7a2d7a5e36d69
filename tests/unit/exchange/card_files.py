"""Helpers of the vCard tests: small files in, cards and problems out, and files broken on purpose."""

import random
from io import BytesIO

from app.exchange.draft import Problem
from app.exchange.vcard_reader import read_cards
from app.exchange.vcard_types import CardDraft


def read(data: str | bytes, encoding: str | None = None) -> tuple[list[CardDraft], list[Problem]]:
    """All cards and all problems of a file."""
    raw = data.encode() if isinstance(data, str) else data
    items = list(read_cards(BytesIO(raw), encoding=encoding))
    return [one for one in items if isinstance(one, CardDraft)], [
        one for one in items if isinstance(one, Problem)
    ]


def card(*lines: str, version: str = "3.0") -> CardDraft:
    """The one card these lines make."""
    cards, _ = read("\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", "")))
    assert len(cards) == 1
    return cards[0]


def codes(problems: list[Problem]) -> list[str]:
    """What went wrong, in short."""
    return [problem.code.removeprefix("card.") for problem in problems]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The data with a few bits turned, a piece cut, doubled or moved."""
    raw = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(raw) or 1)
        piece = bytes(raw[at : at + chance.randint(1, 60)])
        match chance.randrange(5):
            case 0 if raw:
                raw[at % len(raw)] ^= 1 << chance.randrange(8)
            case 1:
                del raw[at : at + chance.randint(1, 60)]
            case 2:
                raw[at:at] = piece * chance.randint(1, 4)
            case 3:
                raw[at:at] = chance.choice(
                    [b"\r", b"\n ", b"=\n", b'"', b":", b";", b"\\", b"\x00", b"\xff", b"=E4"]
                )
            case _:
                del raw[at:]
    return bytes(raw)
