"""Every fault a card or calendar can have has its sentence in both languages."""

import re
from pathlib import Path

import pytest

from app.exchange import vcard_reader
from app.sentences import LANGUAGES, has_sentence, sentence

FOLDER = Path(vcard_reader.__file__).parent
SHARED = ("content_lines.py",)
_CODE = re.compile(
    r'(?:faults\.append\(\(|_fault\()[^"\n]*?"(\w+)"(?: if [^"]*else "(\w+)")?|return "(photo_\w+)"'
)


def codes(area: str, pattern: str) -> set[str]:
    """The codes the modules of one format can report."""
    text = "".join(path.read_text("utf-8") for path in FOLDER.glob(pattern))
    text += "".join((FOLDER / name).read_text("utf-8") for name in SHARED)
    return {f"{area}.{code}" for found in _CODE.findall(text) for code in found if code}


CARDS, CALENDARS = codes("card", "vcard_*.py"), codes("calendar", "ical_*.py")


def test_the_codes_are_found() -> None:
    assert {"card.no_name", "card.photo_too_large", "card.bytes_unreadable"} <= CARDS
    assert {"calendar.start_missing", "calendar.zone_fixed", "calendar.zone_unknown"} <= CALENDARS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CARDS | CALENDARS | {"cards.cannot_write", "import.cannot_open"}))
def test_every_code_has_its_sentence(code: str, language: str) -> None:
    assert has_sentence(code, language)
    text = sentence(code, language, text="X", name="X", reason="X")
    assert "{" not in text
