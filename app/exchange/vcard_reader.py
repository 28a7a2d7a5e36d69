"""Read vCard 2.1, 3.0 and 4.0 files as people really have them; what cannot be read is named."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.exchange.content_lines import Lines, logical_lines, split_line
from app.exchange.draft import FirmDraft, LeadDraft, PersonDraft, Problem
from app.exchange.vcard_builder import CardBuilder
from app.exchange.vcard_types import CardDraft
from app.sentences.errors import UserError

_MUST = {"line_too_long", "extra_too_large", "no_name", "no_cards"}
_FIELDS = {
    "no_name": "customer.name", "photo_remote": "photo", "photo_unreadable": "photo",
    "photo_too_large": "photo", "day_unreadable": "customer.birthday",
}  # fmt: skip
_STRUCTURE = {"BEGIN", "END", "VERSION", "AGENT"}


def read_vcards(
    path: Path | BinaryIO, *, encoding: str | None = None, split_firms: bool = False
) -> Iterator[PersonDraft | FirmDraft | LeadDraft | Problem]:
    """The people and firms of a file, and what was odd in it.

    With `split_firms` the firm a person works at comes as a firm of its own before its people.
    Raises UserError "import.cannot_open" when the file cannot be opened.
    """
    from app.exchange.vcard_drafts import CardSorter

    sorter = CardSorter(split_firms=split_firms)
    for item in read_cards(path, encoding=encoding):
        if isinstance(item, CardDraft):
            yield from sorter.drafts(item)
        else:
            yield item


def read_cards(path: Path | BinaryIO, *, encoding: str | None = None) -> Iterator[CardDraft | Problem]:
    """The cards of a file in full, in their order, each problem right behind the card it belongs to."""
    lines = Lines()
    state = _State(lines)
    with opened(path) as stream:
        for number, line in logical_lines(stream, lines, encoding):
            header, value = split_line(line, lines, number)
            if header is None:
                state.odd_line(number, line)
            elif header.name in _STRUCTURE:
                card = state.structure(number, header.name, value.strip().upper())
                if card is not None:
                    yield card
            elif state.builder is not None and not state.nested:
                state.builder.take(number, header, value)
            else:
                state.stray(number, line)
            if lines.faults:
                yield from problems_of(lines, "card")
        card = state.end_of_file()
        if card is not None:
            yield card
        yield from problems_of(lines, "card")


@contextmanager
def opened(path: Path | BinaryIO) -> Iterator[BinaryIO]:
    """The file opened for reading, or the stream that was given."""
    if not isinstance(path, Path):
        yield path
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UserError("import.cannot_open", name=path.name, reason=error.strerror or "") from error
    with stream:
        yield stream


def problems_of(lines: Lines, area: str) -> Iterator[Problem]:
    """The faults met since the last time, as problems."""
    faults, lines.faults = lines.faults, []
    for line, code, raw in faults:
        severity = "must" if code in _MUST else "may"
        values = {"text": raw[:80] or "—"}
        yield Problem(line, _FIELDS.get(code, ""), f"{area}.{code}", values, severity, raw)  # type: ignore[arg-type]


class _State:
    """Where cards begin and end, also when they are nested or left open."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.builder: CardBuilder | None = None
        self.nested = 0
        self._doubled = 0
        self._stray = False
        self._cards = 0

    def structure(self, number: int, name: str, value: str) -> CardDraft | None:
        """Act on BEGIN, END, VERSION and AGENT; returns the card that ended."""
        if name == "BEGIN":
            return self._begin(number, value)
        if name == "END":
            return self._end(value)
        if name == "VERSION":
            self.lines.old_fold = value.startswith("2")
        elif self.builder is not None and not self.nested:
            self.builder.last = name
        return None

    def _begin(self, number: int, value: str) -> CardDraft | None:
        finished = None
        if self.nested or (self.builder is not None and self.builder.last == "AGENT"):
            self._nest(number)
        elif value != "VCARD":
            self.lines.faults.append((number, "not_a_card", value))
        elif self.builder is not None and self.builder.empty:
            if not self._doubled:
                self.lines.faults.append((number, "nested", ""))
            self._doubled += 1
        else:
            finished = self._finish(open_end=True)
            self.builder = CardBuilder(number, self.lines)
            self.lines.old_fold = False
        return finished

    def _nest(self, number: int) -> None:
        if not self.nested:
            self.lines.faults.append((number, "nested", ""))
        self.nested += 1

    def _end(self, value: str) -> CardDraft | None:
        if self.nested:
            self.nested -= 1
            if not self.nested and self.builder is not None:
                self.builder.last = ""
            return None
        return self._finish(open_end=False) if value == "VCARD" else None

    def _finish(self, *, open_end: bool) -> CardDraft | None:
        """Close the card that is open."""
        builder, self.builder = self.builder, None
        self.nested = self._doubled = 0
        if builder is None or (open_end and builder.empty):
            return None
        self._cards += 1
        card = builder.finish()
        if builder.group:
            self.lines.faults.append((builder.line, "group", card.name))
            return None
        if open_end:
            self.lines.faults.append((builder.line, "end_missing", card.name))
        if not card.name:
            self.lines.faults.append((builder.line, "no_name", ""))
        return card

    def odd_line(self, number: int, line: str) -> None:
        """A line that is no property: part of a note somebody forgot to fold, or not understood."""
        if not line.strip() or self.nested:
            return
        if self.builder is not None and self.builder.last == "NOTE":
            self.builder.append_to_note(number, line)
        elif self.builder is None:
            self.stray(number, line)
        elif not self.builder.said_odd:
            self.builder.said_odd = True
            self.lines.faults.append((number, "line_unreadable", line[:200]))

    def stray(self, number: int, line: str) -> None:
        """A line outside every card; said once."""
        if not self._stray and not self.nested:
            self._stray = True
            self.lines.faults.append((number, "outside", line[:200]))

    def end_of_file(self) -> CardDraft | None:
        """The card the file breaks off in, if there is one."""
        card = self._finish(open_end=True)
        if not self._cards:
            self.lines.faults.append((0, "no_cards", ""))
        return card
