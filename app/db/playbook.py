"""The playbook everybody starts with (domain.md §1), put into new files and into those brought up to date."""

from app.db.driver import Connection

# verdict and value, code of its words, kind of follow-up, days after the verdict became so
STEPS = (
    ("lifecycle", "exploration", "introduce", "call", 0),
    ("lifecycle", "exploration", "sample", "visit", 3),
    ("lifecycle", "exploration", "first_order_reward", "wechat", 7),
    ("lifecycle", "exploration", "membership", "call", 21),
    ("lifecycle", "growth", "cross_sell", "call", 7),
    ("lifecycle", "growth", "personal_service", "visit", 14),
    ("lifecycle", "stability", "care_plan", "care", 0),
    ("lifecycle", "stability", "review", "meeting", 14),
    ("lifecycle", "stability", "referral", "call", 30),
    ("lifecycle", "decline", "find_cause", "call", 0),
    ("lifecycle", "decline", "keep_or_let_go", "task", 3),
    ("status", "dissatisfied", "make_good", "call", 0),
    ("status", "silent", "sign_of_life", "wechat", 0),
    ("status", "at_risk", "visit_again", "visit", 2),
    ("status", "lost", "last_letter", "email", 0),
    ("loyalty", "new", "welcome", "wechat", 0),
    ("loyalty", "new", "satisfaction_call", "call", 14),
    ("loyalty", "established", "news_first", "wechat", 0),
    ("loyalty", "established", "satisfaction_care", "call", 30),
    ("loyalty", "loyal", "thank_and_ask", "call", 7),
)


def seed_playbook(connection: Connection, device: int, stamp: int) -> None:
    """Put the steps in where they are missing; two laptops make the same keys."""
    from app.db.keys import lookup_key

    connection.executemany(
        "INSERT OR IGNORE INTO playbook_step (id, axis, value, code, kind, days, position, active, created_at, "
        "updated_at, updated_on) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
        [
            (
                lookup_key("playbook", f"{axis}>{value}>{code}"),
                axis,
                value,
                code,
                kind,
                days,
                n,
                stamp,
                stamp,
                device,
            )
            for n, (axis, value, code, kind, days) in enumerate(STEPS)
        ],
    )


def seed_upgraded_playbook(connection: Connection, before: int) -> None:
    """The same for a file of a schema that knew no playbook."""
    if before < 4:
        identity = dict(connection.execute("SELECT name, value FROM meta").fetchall())
        seed_playbook(connection, int(identity["device"]), int(identity["clock"]))
