"""Customers, contacts and leads as the drafts that cards are written from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from app.exchange.card_fields import own_line
from app.exchange.draft import Birthday, FirmDraft, PersonDraft, Reach
from app.exchange.export_columns import birthday_of
from app.language.birthdays import Calendar
from app.queries.custom_fields import FieldRow
from app.queries.export_rows import ExportRow
from app.vocabulary import CustomerKind, ReachKind, ReachLabel


def cards_of(
    rows: Sequence[ExportRow], kind: str, own: Sequence[FieldRow] = ()
) -> Iterator[PersonDraft | FirmDraft]:
    """One card per record: a firm's customers as firms, contacts as people of their firm; `own` fields in ours."""
    for row in rows:
        if kind == "customers" and row.values["kind"] == CustomerKind.ORGANISATION:
            yield FirmDraft(row.id, row.values["name"], **_shared(row, kind, own))
        elif kind == "leads":
            yield PersonDraft(
                row.id,
                row.values["name"],
                employer=row.values["firm"] or "",
                title=row.values["title"] or "",
                **_shared(row, kind, own),
            )
        else:
            yield _person(row, kind, own)


def _person(row: ExportRow, kind: str, fields: Sequence[FieldRow]) -> PersonDraft:
    values = row.values
    own: dict[str, Any] = {"title": values["title"] or "", "gender": values["gender"] or ""}
    if kind == "contacts":
        own |= {"firm": values["customer"], "department": values["department"] or ""}
    else:
        own |= {name: values[name] or "" for name in ("occupation", "employer", "nickname")}
    return PersonDraft(
        row.id, values["name"], birthday=_birthday(values), **own, **_shared(row, kind, fields)
    )


def _shared(row: ExportRow, kind: str, own: Sequence[FieldRow]) -> dict[str, Any]:
    extra = row.values["card_extra"]
    return {
        "reach": tuple(_reaches(row)),
        "note": row.values["note"] or "",
        "tags": row.tags,
        "uid": row.values["external_id"] or "",
        "extra": (*(extra.split("\n") if extra else ()), own_line(row, kind, own)),
    }


def _reaches(row: ExportRow) -> Iterable[Reach]:
    for line in row.reaches:
        label = ReachLabel(line.label) if line.label else ReachLabel.OTHER
        yield Reach(ReachKind(line.kind), label, line.value, line.normal or "")


def _birthday(values: dict[str, Any]) -> Birthday | None:
    born = birthday_of(values)
    if born is None:
        return None
    calendar: Literal["solar", "lunar"] = "lunar" if born.calendar is Calendar.LUNAR else "solar"
    return Birthday(calendar, born.year, born.month, born.day, born.leap, values["birthday_text"] or "")
