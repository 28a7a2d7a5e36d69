"""Write people and firms as vCard 3.0 (for every phone and mail program) or 4.0."""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from app.exchange.content_writer import folded, property_line, written_file
from app.exchange.draft import FirmDraft, PersonDraft
from app.exchange.vcard_drafts import card_of
from app.exchange.vcard_properties import Version, card_properties
from app.exchange.vcard_types import CardDraft


def write_vcards(
    target: Path | BinaryIO,
    people: Iterable[CardDraft | PersonDraft | FirmDraft],
    *,
    version: Version = "3.0",
) -> int:
    """Write all of them; returns how many. Raises UserError "cards.cannot_write"."""
    count = 0
    with written_file(target) as stream:
        for one in people:
            card = one if isinstance(one, CardDraft) else card_of(one)
            stream.write(b"".join(folded(property_line(row)) for row in card_properties(card, version)))
            count += 1
    return count
