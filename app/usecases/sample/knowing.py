"""What the sample company knows of its customers: fields of its own, profiles, families, dates that matter."""

from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.resources import load_json
from app.usecases.custom_fields import FieldInput, add_field, set_custom
from app.usecases.profile_input import DateInput, FamilyInput, ProfileInput
from app.usecases.profiles import save_profile
from app.usecases.sample.words import Words, pick

MOST = 400  # of each kind of record; a large sample is large in other ways
FAMILIES = 0.22
DATES = 0.08


def make_known(uow: UnitOfWork, lists: Words, today: date, seed: int) -> None:
    """Fields with values, and profiles of the customers spoken with last; the same seed gives the same ones."""
    raw: dict[str, Any] = load_json("sample/knowing.json")
    random = Random(f"{seed}/knowing")
    for each in raw["fields"]:
        _field(uow, lists, random, today, each)
    for key, kind in _records(uow, "customer"):
        values = {
            one["column"]: _said(lists, random, one) for one in raw[kind] if random.random() < one["share"]
        }
        if "met_story" in values:
            values["met_day"] = _met_day(random, today)
        family = (
            _family(lists, random, today, raw) if kind == "person" and random.random() < FAMILIES else None
        )
        dates = _dates(lists, random, today, raw, kind) if random.random() < DATES else None
        if values or family or dates:
            save_profile(uow, key, ProfileInput(values, family, dates), fresh=True)


def _field(uow: UnitOfWork, lists: Words, random: Random, today: date, given: dict[str, Any]) -> None:
    language, entity = lists.language, given["entity"]
    choices = given.get("choices", {}).get(language, ())
    note = given.get("note", {}).get(language)
    field = FieldInput(
        entity, given["name"][language], given["kind"], choices, None, given.get("decimals"), note
    )
    key = add_field(uow, field)
    for record, kind in _records(uow, entity):
        if given.get("of", kind) == kind and random.random() < given["share"]:
            set_custom(uow, entity, record, {key: _typed(lists, random, today, given)}, fresh=True)


def _typed(lists: Words, random: Random, today: date, given: dict[str, Any]) -> str:
    kind = given["kind"]
    if kind in ("choice", "text"):
        return str(pick(random, given["choices" if kind == "choice" else "words"][lists.language]))
    if kind == "date":
        return (today - timedelta(days=random.randrange(40, 3_600))).isoformat()
    if kind == "tick":
        return "1"
    return str(random.randrange(given["low"], given["high"], given["step"]))


def _records(uow: UnitOfWork, entity: str) -> list[tuple[int, str]]:
    """The records somebody dealt with last, each with its kind."""
    kind = "kind" if entity == "customer" else f"'{entity}'"
    order = "last_contact_at DESC, " if entity != "contact" else ""
    rows = uow.driver.execute(
        f"SELECT id, {kind} FROM {entity} WHERE deleted_at IS NULL ORDER BY {order}id LIMIT ?", (MOST,)
    ).fetchall()
    return [(int(key), str(of)) for key, of in rows]


def _said(lists: Words, random: Random, given: dict[str, Any]) -> str:
    return str(pick(random, given["words"][lists.language]))


def _met_day(random: Random, today: date) -> str:
    day = today - timedelta(days=random.randrange(200, 2_400))
    return pick(random, (day.isoformat(), str(day.year), f"{day.month:02d}-{day.day:02d}"))


def _family(lists: Words, random: Random, today: date, raw: dict[str, Any]) -> list[FamilyInput]:
    found = []
    for relation, young, old in random.sample(raw["family"][lists.language], random.choice((1, 1, 2))):
        born = date(
            today.year - random.randrange(young, old), 1 + random.randrange(12), 1 + random.randrange(28)
        )
        surname = lists.surnames.one(random)
        given = pick(random, lists.given[random.choice(("male", "female"))])
        name = f"{given} {surname}" if lists.language == "en" else surname + given
        found.append(FamilyInput(name, relation, born.isoformat()))
    return found


def _dates(lists: Words, random: Random, today: date, raw: dict[str, Any], kind: str) -> list[DateInput]:
    name = raw["dates"][lists.language][0 if kind == "person" else 1]
    day = today - timedelta(days=random.randrange(300, 4_000))
    return [DateInput(name, day.isoformat())]
