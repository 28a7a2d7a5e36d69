"""Whom the people of the sample know: rings, ties, who sent whom, favours of a year and a half."""

from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.resources import load_json
from app.sentences.errors import UserError
from app.usecases.favours import answer_favour, save_favour
from app.usecases.relation_input import ME, End
from app.usecases.ties import add_tie
from app.vocabulary import FavourDirection

FIRMS, FAMILIES = 15, 8
RINGS = (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4)
TIES = 20
CHAINS = 9
FRIENDS, FAVOURS, DAYS = 6, 34, 500


def make_relations(uow: UnitOfWork, today: date, language: str, seed: int) -> None:
    """Give the best customers and their people rings and ties, and keep what was given and received."""
    random = Random(f"{seed}/relations")
    words: dict[str, Any] = load_json(f"sample/relations.{language}.json")
    firms, families = _best(uow, "organisation", FIRMS), _best(uow, "person", FAMILIES)
    people = _people(uow, firms)
    if not people or len(firms) < FIRMS or len(families) < FAMILIES:
        return
    _rings(uow, random, people, firms)
    _ties(uow, random, words, people, firms, families)
    _referrals(uow, random, today, firms, families)
    _favours(uow, random, words, people, today)


def _best(uow: UnitOfWork, kind: str, count: int) -> list[int]:
    uow.session.flush()
    rows = uow.driver.execute(
        "SELECT id FROM customer WHERE kind = ? AND deleted_at IS NULL ORDER BY importance DESC, id LIMIT ?",
        (kind, count),
    )
    return [key for (key,) in rows]


def _people(uow: UnitOfWork, firms: list[int]) -> list[tuple[int, int]]:
    """The main contact of each firm, and the firm."""
    found = []
    for firm in firms:
        row = uow.driver.execute(
            "SELECT id FROM contact WHERE customer_id = ? AND deleted_at IS NULL ORDER BY position, id LIMIT 1",
            (firm,),
        ).fetchone()
        if row is not None:
            found.append((row[0], firm))
    return found


def _rings(uow: UnitOfWork, random: Random, people: list[tuple[int, int]], firms: list[int]) -> None:
    """Every other firm is known by its person, the others as a firm."""
    for place, ring in enumerate(RINGS):
        if place < len(people) and place % 3 != 2:
            _set(uow, "contact", people[place][0], closeness=ring)
        elif place < len(firms):
            _set(uow, "customer", firms[place], closeness=ring)
    random.shuffle(people)


def _ties(
    uow: UnitOfWork,
    random: Random,
    words: dict[str, Any],
    people: list[tuple[int, int]],
    firms: list[int],
    families: list[int],
) -> None:
    ends = [End(contact_id=person) for person, _firm in people]
    houses, homes = [End(firm) for firm in firms], [End(family) for family in families]
    kin = words["ties"][0]
    add_tie(uow, ME, ends[0], kin[0], {"forward": kin[2], "backward": kin[1], "closeness": 1})
    for number in range(TIES):
        kind, forward, backward = words["ties"][1 + number % (len(words["ties"]) - 1)]
        business = kind in ("supplier", "partner", "competitor")
        first = houses[number % len(houses)] if business else ends[(number * 2) % len(ends)]
        others = houses if business else homes if number % 3 == 0 else ends
        second = others[int(random.random() * len(others))]
        values = {
            "forward": forward, "backward": backward, "closeness": 1 + int(random.triangular(0, 4, 1)),
            "note": words["tie_notes"][int(random.random() * len(words["tie_notes"]))],
            "since": str(2006 + int(random.random() * 19)) if random.random() < 0.5 else None,
        }  # fmt: skip
        try:
            add_tie(uow, first, second, kind, values)
        except UserError as refused:
            if refused.code not in ("tie.self", "tie.exists"):
                raise


def _referrals(uow: UnitOfWork, random: Random, today: date, firms: list[int], families: list[int]) -> None:
    """Some were sent by one who was here before; half of the senders were thanked."""
    pool = [*firms, *families]
    for number in range(CHAINS):
        sent, sender = pool[-1 - number], pool[int(random.random() * (len(pool) - CHAINS))]
        if number % 4 == 3:
            sender = pool[-number]  # further down a chain
        _set(uow, "customer", sent, referred_by_id=sender)
        if random.random() < 0.5:
            day = today - timedelta(days=int(random.random() * 200))
            _set(uow, "customer", sent, thanked_day=day.isoformat())


def _set(uow: UnitOfWork, table: str, key: int, **values: object) -> None:
    """As if it had been so from the beginning: the making of the sample is no change of a customer."""
    (column, value), *_none = values.items()
    uow.driver.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (value, key))


def _favours(
    uow: UnitOfWork, random: Random, words: dict[str, Any], people: list[tuple[int, int]], today: date
) -> None:
    """Back and forth with a few people; an answer follows within weeks, and some never came."""
    waiting: dict[tuple[int, str], int] = {}
    for ago in sorted((int(random.triangular(2, DAYS, 60)) for _ in range(FAVOURS)), reverse=True):
        person, firm = people[int(random.triangular(0, FRIENDS, 1))]
        given = random.random() < 0.52
        direction = FavourDirection.GIVEN if given else FavourDirection.RECEIVED
        entries = words["given" if given else "received"]
        what, occasion, value = entries[int(random.random() * len(entries))]
        key = save_favour(uow, None, firm, {
            "contact_id": person, "direction": direction.value, "what": what, "occasion": occasion, "value": value,
            "currency": "CNY" if value else None, "favour_day": (today - timedelta(days=ago)).isoformat(),
        })  # fmt: skip
        uow.session.flush()
        other = FavourDirection.RECEIVED if given else FavourDirection.GIVEN
        before = waiting.pop((person, other.value), None)
        if before is not None:
            answer_favour(uow, before, key)
        else:
            waiting[person, direction.value] = key
