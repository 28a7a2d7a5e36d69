"""How a data file of an older release becomes one of this release: one Alembic step per schema version.

A step brings a file from the version before to its own; it changes tables and indexes only. Triggers, kept
columns, sums and the search index are made anew afterwards. A table that has to be rebuilt stays STRICT:
`op.batch_alter_table(name, table_kwargs={"sqlite_strict": True})`. Version 1 is the first release; its schema
and a small file of it are kept in tests/data/old, as those of every later one.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.db.migrations.version_3 import sales
from app.db.migrations.version_4 import knowing

if TYPE_CHECKING:
    from alembic.operations import Operations

_UNTOUCHED = "last_contact_at IS NULL AND next_due IS NULL"
_NARROW = (
    ("ix_customer_untouched", "customer", ["created_day", "id"], f"deleted_at IS NULL AND {_UNTOUCHED}"),
    ("ix_customer_key_unplanned", "customer", ["importance", "last_contact_at"],
     "deleted_at IS NULL AND next_due IS NULL AND importance > 1"),
    ("ix_lead_untouched", "lead", ["created_day", "id"], f"deleted_at IS NULL AND state = 'new' AND {_UNTOUCHED}"),
    ("ix_follow_up_live_ends", "follow_up", ["ends", "due"], "deleted_at IS NULL AND ends IS NOT NULL"),
    ("ix_customer_live_birthday", "customer",
     ["birthday_calendar", "birthday_month", "birthday_day", "importance", "id"], "deleted_at IS NULL"),
    ("ix_contact_deleted", "contact", ["deleted_at"], "deleted_at IS NOT NULL"),
    ("ix_follow_up_put_off", "follow_up", ["postponed"],
     "deleted_at IS NULL AND state = 'open' AND postponed >= 3"),
)  # fmt: skip


def _indexes_of_facts(op: "Operations") -> None:
    """Version 2: filters are counted from one index, tags found from both ends, Today and months read by index."""
    from sqlalchemy import text

    for name in ("tag_id", "customer_id", "lead_id"):
        op.drop_index(f"ix_tag_link_{name}", "tag_link")
    for one, two in (("tag", "customer"), ("customer", "tag"), ("tag", "lead"), ("lead", "tag")):
        op.create_index(f"ix_tag_link_{one}_{two}", "tag_link", [f"{one}_id", f"{two}_id", "deleted_at"])
    live = text("deleted_at IS NULL")
    op.create_index(
        "ix_customer_live_facts",
        "customer",
        ["importance", "kind", "owner_id", "channel_id", "relation", "created_day", "last_contact_at", "next_due",
         "city", "industry", "phone", "sort_key"],
        sqlite_where=live,
    )  # fmt: skip
    for name, more in (("open", ["kind", "owner_id"]), ("live", ["state", "kind", "owner_id", "ends"])):
        op.drop_index(f"ix_follow_up_{name}_due", "follow_up")
        which = text("deleted_at IS NULL AND state = 'open'") if name == "open" else live
        op.create_index(f"ix_follow_up_{name}_due", "follow_up", ["due", "id", *more], sqlite_where=which)
    op.drop_index("ix_customer_live_birthday", "customer")
    op.drop_index("ix_customer_live_owner_importance", "customer")  # nothing asked it
    for name, table, columns, where in _NARROW:
        op.create_index(name, table, columns, sqlite_where=text(where))
    op.create_index(
        "ix_lead_live_facts",
        "lead",
        ["state", "owner_id", "channel_id", "created_day", "last_contact_at", "next_due", "wake_on", "campaign",
         "budget", "firm", "phone", "sort_key"],
        sqlite_where=live,
    )  # fmt: skip


_OF_ALL = {
    "customer": {
        "name": ["sort_key"],
        "importance": ["importance", "sort_key"],
        "last_contact": ["last_contact_at"],
        "next_due": ["next_due"],
        "city": ["city", "sort_key"],
        "industry": ["industry", "sort_key"],
        "kind": ["kind", "sort_key"],
        "phone": ["phone"],
        "owner_name": ["owner_id", "sort_key"],
        "owner_contact": ["owner_id", "last_contact_at"],
        "owner_due": ["owner_id", "next_due"],
        "importance_contact": ["importance", "last_contact_at"],
        "importance_due": ["importance", "next_due"],
        "birthday": ["birthday_calendar", "birthday_month", "birthday_day", "importance"],
    },
    "lead": {
        "name": ["sort_key"],
        "firm": ["firm"],
        "state": ["state", "created_day"],
        "state_due": ["state", "next_due"],
        "next_due": ["next_due"],
        "last_contact": ["last_contact_at"],
        "budget": ["budget"],
        "channel": ["channel_id", "created_day"],
        "owner": ["owner_id", "created_day"],
        "campaign": ["campaign"],
        "phone": ["phone"],
    },
}


def _indexes_of_all(op: "Operations") -> None:
    """The orders' indexes hold everybody, so that moving to the bin leaves them alone."""
    for table, indexes in _OF_ALL.items():
        for name, columns in indexes.items():
            op.drop_index(f"ix_{table}_live_{name}", table)
            op.create_index(f"ix_{table}_by_{name}", table, columns)
    op.drop_index("ix_lead_channel_id", "lead")  # ix_lead_by_channel begins with it


def _version_3(op: "Operations") -> None:
    """Version 3: the sales side, and indexes that hold everybody."""
    _indexes_of_all(op)
    sales(op)


STEPS: "dict[int, Callable[[Operations], None]]" = {2: _indexes_of_facts, 3: _version_3, 4: knowing}
