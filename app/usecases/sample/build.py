"""Make a file with the sample company in it: chunk by chunk, whole or not at all."""

import gc
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from random import Random

from app.changes import Progress
from app.db import search_index
from app.db.driver import Connection
from app.db.journal_step import Step
from app.db.keys import lookup_key, wall_clock
from app.db.schema import create_triggers, drop_triggers
from app.db.store import Store
from app.language.text import fold
from app.sentences.errors import UserError
from app.usecases.sample.calendar import History
from app.usecases.sample.company import Client, Company
from app.usecases.sample.customers import make_customer
from app.usecases.sample.leads import campaign_values, make_leads
from app.usecases.sample.loader import Loader
from app.usecases.sample.plans import plan_ahead
from app.usecases.sample.sayings import FILLINGS, Sayings
from app.usecases.sample.talks import tell_story
from app.usecases.sample.words import Draw, Words, words

DEFAULT_SEED = 20_260_916
CUSTOMERS = 428
CHUNK = 1_000
_SMALL = 5_000
JUDGED = 2_000  # customers judged before anybody looks; more are left to the window
_MERGED_PAGES = 2_000
MOST_TALKS, MOST_TALKS_OF_MANY = 160, 5_000


@dataclass(frozen=True)
class SampleMade:
    """What was made: the keys of the members (the first has most customers) and the rows per table."""

    members: tuple[int, ...]
    counts: dict[str, int] = field(default_factory=dict)


def create_sample(
    path: Path,
    customers: int = CUSTOMERS,
    *,
    today: date,
    seed: int = DEFAULT_SEED,
    language: str = "zh_CN",
) -> Generator[Progress, None, SampleMade]:
    """Make the file `path` (which must not exist: db.exists) with so many customers, 18 months until `today`.

    Yields progress after each chunk. Closed early or failing it leaves nothing behind. The same seed, number,
    day and language give the same content; keys are of a new device each time.
    """
    if path.exists():
        raise UserError("db.exists", file=path.name, folder=str(path.parent))
    part = path.with_name(path.name + ".part")
    with _under_its_name(path, part):
        _remove(part)
    try:
        with _under_its_name(path, part):
            store = Store.create(part, now=_clock(today))
        try:
            made = yield from _fill(store, customers, today, seed, words(language))
            _sell(store, today, language, seed)
        finally:
            store.close()
        _add_deals(part, customers, today, seed, words(language))
        if customers <= _SMALL:
            _score(part, today)
        os.replace(part, path)
    finally:
        _remove(part)
    return made


@contextmanager
def _under_its_name(path: Path, part: Path) -> Iterator[None]:
    """What cannot be done with the half-made file is told of the file a person asked for."""
    try:
        yield
    except UserError as error:
        if error.values.get("file") != part.name:
            raise
        raise UserError(error.code, **(error.values | {"file": path.name})) from error
    except OSError as error:
        if error.filename == str(part):
            error.filename = str(path)
        raise


# nobody else knows the file yet, and an unfinished one is thrown away: no need to be safe on the way
_UNSAFE = (
    *("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF", "temp_store=FILE", "cache_size=-32000"),
    "threads=2",  # to sort the indexes with
)


def _fill(
    store: Store, customers: int, today: date, seed: int, lists: Words
) -> Generator[Progress, None, SampleMade]:
    """Fill a new, empty file."""
    members = _found(store, lists, today)
    store.close()
    connection = store.driver()
    try:
        for pragma in _UNSAFE:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN IMMEDIATE")
        drop_triggers(connection)
        indexes = _drop_indexes(connection)
        _gather(connection, on=True)
        company = _company(connection, members, today, lists, customers)
        with _no_looking_for_circles():
            try:
                for done in _customers(company, customers, seed):
                    yield Progress(done, customers, "sample.making")
                company.loader.finish()
            finally:
                company.loader.close()
        while search_index.merge_step(connection, _MERGED_PAGES):
            yield Progress(0, 0, "sample.finishing")
        _gather(connection, on=False)
        for statement in indexes:
            yield Progress(0, 0, "sample.finishing")
            connection.execute(statement)
        create_triggers(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    counts = dict(company.loader.totals) | {"sales_order": _orders(store.path, lists, today, seed)}
    _sync(store.path)
    return SampleMade(tuple(members), counts)


def _orders(place: Path, lists: Words, today: date, seed: int) -> int:
    """What was sold, by the use-cases that a person's orders go through."""
    from app.usecases.sample.orders import make_orders

    opened = Store.open(place, _clock(today))
    try:
        with opened.write(Step("sample.create", {}, undoable=False)) as uow:
            return make_orders(uow, lists, today, seed)
    finally:
        opened.close()


@contextmanager
def _no_looking_for_circles() -> Iterator[None]:
    """Inside, Python does not go through the rows again and again, which refer to nothing that refers to them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _gather(connection: Connection, *, on: bool) -> None:
    for table in search_index.ENTRIES:
        search_index.gather_mode(connection, on=on, table=table)


def _found(store: Store, lists: Words, today: date) -> list[int]:
    """Members, settings, tags, views, campaigns and the catalogue, as a person would have made them, in one step."""
    from app.usecases.campaigns import create_campaign
    from app.usecases.sample.catalogue import make_catalogue
    from app.usecases.tags import tag_named
    from app.usecases.team import add_member, save_view, set_setting

    with store.write(Step("sample.create", {}, undoable=False)) as uow:
        members = [add_member(uow, name, colour) for name, colour in lists.raw["members"]]
        set_setting(uow, "sample", True)
        set_setting(uow, "company", lists.raw["company"])
        for name, colour in lists.raw["tags"]:
            tag_named(uow, name, colour)
        for name, definition in lists.raw["views"]:
            save_view(uow, "customers", name, {"filter": definition})
        make_catalogue(uow, lists.language, today)
        for facts in lists.raw["campaign_facts"]:
            create_campaign(uow, facts["name"], campaign_values(facts, today))
    return members


def _add_deals(path: Path, customers: int, today: date, seed: int, lists: Words) -> None:
    """The deals are few: they are written as a person would write them; so is what is known of customers.

    Then everybody can be judged.
    """
    from app.usecases.judging import judge_waiting
    from app.usecases.sample.agreements import make_agreements
    from app.usecases.sample.deals import make_deals
    from app.usecases.sample.knowing import make_known

    store = Store.open(path, now=_clock(today))
    try:
        with store.write(Step("sample.create", {}, undoable=False)) as uow:
            make_deals(uow, lists, customers, today, seed)
            make_known(uow, lists, today, seed)
            make_agreements(uow, lists.language, today, seed)
        judge_waiting(store, today, at_most=JUDGED)
    finally:
        store.close()


def _score(path: Path, today: date) -> None:
    """Learn from the ended leads and score the open ones, as the program does each morning."""
    from app.usecases.lead_scores import learn_odds, score_next

    store = Store.open(path, now=_clock(today))
    try:
        with store.write(Step("lead.scores", {}, undoable=False)) as uow:
            learn_odds(uow, today)
            after: int | None = 0
            while after is not None:
                after = score_next(uow, after, today)
    finally:
        store.close()


def _sell(store: Store, today: date, language: str, seed: int) -> None:
    """What was offered to whom and who knows whom, by the use-cases themselves."""
    from app.usecases.sample.quotes import make_quotes
    from app.usecases.sample.relations import make_relations

    with store.write(Step("sample.create", {}, undoable=False)) as uow:
        make_quotes(uow, today, language, seed)
        make_relations(uow, today, language, seed)
    connection = store.driver()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the file is about to get another name
    connection.close()
    _sync(store.path)


def _company(
    connection: Connection, members: list[int], today: date, lists: Words, customers: int
) -> Company:
    channels = dict(connection.execute("SELECT code, id FROM channel WHERE code IS NOT NULL").fetchall())
    tags = [lookup_key("tag", fold(name)) for name, _ in lists.raw["tags"]]
    large = customers > _SMALL
    return Company(
        lists,
        History(today, bursts=large),
        Loader(connection),
        members,
        channels,
        Draw((tag, 1 / (rank + 1.3)) for rank, tag in enumerate(tags)),
        Sayings(lists, FILLINGS if large else 0),
        talks=2.7 if large else 5.5,
        most_talks=MOST_TALKS_OF_MANY if large else MOST_TALKS,
        planned=0.19 * (CUSTOMERS / customers) ** 0.5 if large else 0.19,
    )


def _customers(company: Company, customers: int, seed: int) -> Generator[int, None, None]:
    """Every chunk has a random source of its own, so that it does not matter how many follow."""
    for start in range(0, customers, CHUNK):
        random = Random(f"{seed}/{start}")
        referrers: list[str] = []
        clients: list[Client] = []
        for number in range(start, min(start + CHUNK, customers)):
            client, row = make_customer(company, random, number, referrers)
            tell_story(company, random, client)
            plan_ahead(company, random, client)
            stamps = company.loader.stamps(client.born_ms)
            company.loader.add(
                "customer", (*row, client.last_contact, client.next_due, client.phone, *stamps)
            )
            kind = "organisation" if client.firm else "person"
            company.loader.tally["customer", company.history.texts[client.created], kind] += 1
            referrers.append(client.name)
            clients.append(client)
        make_leads(company, random, clients, start, ended=customers <= _SMALL)
        company.loader.flush()
        yield start + len(clients)


def _drop_indexes(connection: Connection) -> list[str]:
    """Drop every index, so that they are made in one go at the end; returns their statements."""
    found = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name NOT LIKE 'search_%' ORDER BY name"
    ).fetchall()
    for name, _ in found:
        connection.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]


def _clock(today: date) -> Callable[[], int]:
    """The clock of the story: this morning, but never ahead of the real one."""
    morning = int(datetime.combine(today, time(8, 30)).timestamp() * 1000)
    return lambda: min(morning, wall_clock())


def _sync(path: Path) -> None:
    """Make sure that the file is on the disk before it gets its name."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    """Remove a half-made file with its companions."""
    for ending in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
