"""What is still to be done: overdue, today, this week, later and unscheduled follow-ups."""

from datetime import timedelta
from random import Random

from app.usecases.sample.calendar import working_day_after
from app.usecases.sample.company import Client, Company
from app.usecases.sample.talks import subject
from app.usecases.sample.words import Draw, pick

KIND = Draw((
    ("call", 34), ("visit", 18), ("wechat", 14), ("email", 11), ("meeting", 7), ("demo", 5), ("service", 6),
    ("care", 3), ("task", 2),
))  # fmt: skip
WHEN = Draw((("overdue", 13), ("today", 12), ("week", 24), ("later", 43), ("unscheduled", 8)))
PRIORITY = Draw((("normal", 78), ("high", 17), ("low", 5)))
WITH_PLACE = ("visit", "meeting", "demo", "service")


def plan_ahead(company: Company, random: Random, client: Client) -> None:
    """Perhaps an open follow-up for a customer, perhaps a repeating one, rarely a cancelled one."""
    if random.random() < company.planned * client.stars * 0.85:
        when = WHEN.one(random)
        kind = KIND.one(random)
        add_open(
            company, random, client, kind, subject(company, random, client, kind), _due(company, random, when)
        )
    elif random.random() < company.planned / 6:
        _repeating(company, random, client)
    elif random.random() < 0.03:
        _cancelled(company, random, client)


def _due(company: Company, random: Random, when: str) -> str | None:
    """The day (and for nearly half the time) of an open follow-up."""
    if when == "unscheduled":
        return None
    low, high = {"overdue": (-12, -1), "today": (0, 0), "week": (1, 7), "later": (8, 45)}[when]
    days = random.randint(low, high)
    day = company.today if when == "today" else working_day_after(company.today, days)
    timed = random.random() < 0.45
    return day.isoformat() + (
        f"T{9 + int(random.random() * 9):02d}:{pick(random, ('00', '30'))}" if timed else ""
    )


def add_open(
    company: Company,
    random: Random,
    client: Client,
    kind: str,
    text: str,
    due: str | None,
    rule: str | None = None,
    lead_id: int | None = None,
) -> None:
    """Keep an open follow-up of a customer, or of a lead when `lead_id` is given."""
    loader = company.loader
    timed = due is not None and "T" in due
    person = pick(random, client.people).key if client.people and random.random() < 0.5 else None
    ms = max(client.last_contact or 0, client.born_ms)
    loader.add(
        "follow_up",
        (
            loader.key(), None if lead_id else client.key, lead_id, person, kind, text,
            client.short if kind in WITH_PLACE and client.firm and random.random() < 0.4 else None, due,
            (60 if kind in WITH_PLACE else 30) if timed else None, client.owner,
            PRIORITY.one(random), 15 if timed else None, rule, "open",
            None, None, None, int(random.random() < 0.12) if due and due < company.today.isoformat() else 0,
            *loader.stamps(ms),
        ),
    )  # fmt: skip
    loader.tally["follow_up", due[:10] if due else "", "open"] += 1
    if due and (client.next_due is None or due < client.next_due):
        client.next_due = due


def _repeating(company: Company, random: Random, client: Client) -> None:
    text, kind, rule = pick(random, company.words.raw["repeats"])
    day = working_day_after(company.today, random.randint(1, 40))
    if rule == "LUNAR":
        rule = f"LUNAR-YEARLY;MONTH={random.randint(1, 12)};DAY={random.randint(1, 29)}"
        from app.language.recurrence import next_after

        day = next_after(rule, company.today, company.today) or day
    add_open(company, random, client, kind, text, day.isoformat(), rule)


def _cancelled(company: Company, random: Random, client: Client) -> None:
    loader = company.loader
    day = (company.today - timedelta(days=random.randint(5, 120))).isoformat()
    kind = pick(random, ("call", "visit", "demo"))
    loader.add(
        "follow_up",
        (
            loader.key(), client.key, None, None, kind, subject(company, random, client, kind), None, day, None,
            client.owner, "normal", None, None, "cancelled", None, None,
            pick(random, company.words.raw["cancelled"]), 0, *loader.stamps(client.born_ms),
        ),
    )  # fmt: skip
    loader.tally["follow_up", day, "cancelled"] += 1
