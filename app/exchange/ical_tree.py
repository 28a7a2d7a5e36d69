"""Read a calendar file into its components: tolerant of broken lines, missing ends and deep nesting."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from app.exchange.content_lines import Header, Lines, RawProperty, logical_lines, split_line, text_of
from app.exchange.content_writer import property_line
from app.language.text import clean_text

MAX_DEPTH = 8
ROOT = "FILE"


@dataclass(slots=True)
class Row:
    """One property where it stands."""

    line: int
    header: Header
    value: str

    def raw(self, lines: Lines) -> RawProperty:
        """The property to keep as written."""
        text = clean_text(text_of(self.value, self.header, lines, self.line)).replace("\n", "\\n")
        parameters = self.header.parameters
        if self.header.encoding in {"BASE64", "B"}:
            parameters = (*parameters, ("ENCODING", ("BASE64",)))
            text = "".join(text.split())
        return RawProperty(self.header.name, text, parameters, self.header.group)


@dataclass(slots=True)
class Component:
    """BEGIN to END of one thing, with what is in it."""

    name: str
    line: int
    rows: list[Row] = field(default_factory=list)
    children: list["Component"] = field(default_factory=list)

    def first(self, name: str) -> Row | None:
        """The first property of that name."""
        return next((row for row in self.rows if row.header.name == name), None)

    def value(self, name: str) -> str:
        """The bare value of the first property of that name."""
        row = self.first(name)
        return row.value.strip() if row else ""

    def written(self, lines: Lines) -> str:
        """The component as text, to be kept and written again."""
        rows = [property_line(row.raw(lines)) for row in self.rows]
        inner = [child.written(lines) for child in self.children]
        return "\n".join((f"BEGIN:{self.name}", *rows, *inner, f"END:{self.name}"))


def read_components(stream: BinaryIO, lines: Lines, encoding: str | None) -> Iterator[Component]:
    """The components at the top of a file, each when it ends (mostly one VCALENDAR)."""
    stack: list[Component] = []
    deeper = 0  # how many components too deep we are
    for number, line in logical_lines(stream, lines, encoding):
        header, value = split_line(line, lines, number)
        name = header.name if header else ""
        if name == "BEGIN" and len(stack) < MAX_DEPTH:
            stack.append(Component(value.strip().upper(), number))
        elif name == "BEGIN":
            if not deeper:
                lines.faults.append((number, "too_deep", value[:80]))
            deeper += 1
        elif name == "END" and deeper:
            deeper -= 1
        elif name == "END":
            yield from _close(stack, value.strip().upper(), number, lines)
        elif not deeper:
            _take_row(stack, number, line, header, value, lines)
    while stack:
        yield from _close(stack, stack[-1].name, 0, lines, open_end=True)


def _take_row(
    stack: list[Component], number: int, line: str, header: Header | None, value: str, lines: Lines
) -> None:
    """A property goes into the component that is open; anything else is named."""
    if header is None:
        if line.strip("\ufeff\x00 \t"):
            lines.faults.append((number, "line_unreadable", line[:200]))
    elif stack:
        stack[-1].rows.append(Row(number, header, value))
    else:
        lines.faults.append((number, "outside", line[:200]))


def _close(
    stack: list[Component], name: str, number: int, lines: Lines, *, open_end: bool = False
) -> Iterator[Component]:
    """End the innermost component of that name, and those left open within it."""
    if not any(one.name == name for one in stack):
        lines.faults.append((number, "line_unreadable", f"END:{name}"[:200]))
        return
    while stack:
        done = stack.pop()
        if open_end or done.name != name:
            lines.faults.append((done.line, "end_missing", done.name[:80]))
        if stack:
            stack[-1].children.append(done)
        else:
            yield done
        if done.name == name:
            return
