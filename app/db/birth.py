"""A new database: its tables, its identity, its channels and the chains everybody starts with."""

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from app.db.answers import seed_answers
from app.db.driver import Connection
from app.db.keys import CLOCK_BITS, lookup_key
from app.db.playbook import seed_playbook
from app.db.questions import seed_questions
from app.db.schema import create_derived
from app.db.stages import seed_stages
from app.models import Base

# 渠道: the tree a new firm starts with (domain.md §2); parents before children
CHANNELS: tuple[tuple[str, str | None], ...] = (
    ("advertising", None),
    ("advertising_tv", "advertising"),
    ("advertising_newspaper", "advertising"),
    ("advertising_online", "advertising"),
    ("social_media", None),
    ("search", None),
    ("trade_fair", None),
    ("seminar", None),
    ("promotion", None),
    ("partner", None),
    ("printed", None),
    ("referral", None),
    ("public_welfare", None),
    ("pr", None),
    ("website", None),
    ("survey", None),
    ("cold_call", None),
    ("walk_in", None),
    ("import", None),
)

# 跟进流程: (after this kind, days, propose this kind, subject code)
CHAINS: tuple[tuple[str, int, str, str], ...] = (
    ("call", 3, "visit", "chain.visit_after_call"),
    ("visit", 2, "email", "chain.offer_after_visit"),
    ("demo", 2, "call", "chain.call_after_demo"),
    ("delivery", 7, "call", "chain.call_after_delivery"),
)


def schema_statements() -> list[str]:
    """CREATE statements of every table and index."""
    dialect = sqlite.dialect()
    found = []
    for table in Base.metadata.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        found += [
            str(CreateIndex(index).compile(dialect=dialect)).strip()
            for index in sorted(table.indexes, key=lambda i: str(i.name))
        ]
    return found


def create_schema(connection: Connection, device: int, now_ms: int) -> None:
    """Make everything inside the caller's transaction."""
    for statement in schema_statements():
        connection.execute(statement)
    create_derived(connection)
    stamp = now_ms << CLOCK_BITS
    identity = (("device", device), ("counter", 0), ("clock", stamp), ("born", now_ms))
    connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", identity)
    seed(connection, device, stamp)
    seed_questions(connection, device, stamp)
    seed_stages(connection, device, stamp)
    seed_playbook(connection, device, stamp)
    seed_answers(connection, device, stamp)


def seed(connection: Connection, device: int, stamp: int) -> None:
    """Channels and chains."""
    connection.executemany(
        "INSERT INTO channel (id, parent_id, code, position, created_at, updated_at, updated_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                lookup_key("channel", code),
                parent and lookup_key("channel", parent),
                code,
                n,
                stamp,
                stamp,
                device,
            )
            for n, (code, parent) in enumerate(CHANNELS)
        ],
    )
    connection.executemany(
        "INSERT INTO chain_step (id, after_kind, days, kind, subject, automatic, position, created_at, "
        "updated_at, updated_on) VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?)",
        [
            (
                lookup_key("chain", f"{after}>{kind}"),
                after,
                days,
                kind,
                "@" + subject,
                n,
                stamp,
                stamp,
                device,
            )
            for n, (after, days, kind, subject) in enumerate(CHAINS)
        ],
    )
