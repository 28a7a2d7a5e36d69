"""What was said with each customer over the months, what was planned for it, and how complaints went."""

from random import Random
from typing import Any

from app.usecases.sample.calendar import minute_of_day
from app.usecases.sample.company import Client, Company
from app.usecases.sample.words import pick

BEGINNING = ("first", "need", "visit", "offer", "haggle", "deal", "delivery")
LATER = ("care", "care", "renew", "care", "offer", "deal", "delivery", "care")
MINUTES = {"call": 9, "visit": 60, "meeting": 55, "demo": 45, "service": 80}
PLANNED = {"note": "task"}
COMPLAINING = 0.07
CARE = {1: 0.85, 2: 1.7, 3: 3.2}  # talks by importance


def talk_count(company: Company, random: Random, client: Client) -> int:
    """How often somebody was spoken to: most a few times, important ones more, some very often, newcomers less."""
    known = (company.history.last - client.created) / company.history.last
    mean = company.talks * (0.25 + 0.75 * known) * CARE[client.stars]
    return max(1, min(company.most_talks, int(mean * (random.paretovariate(1.5) - 0.62))))


def tell_story(company: Company, random: Random, client: Client) -> None:
    """All talks of a customer in order, each perhaps settling a plan; and the complaint, if any."""
    count = talk_count(company, random, client)
    days = [client.created, *company.history.picks(random, count - 1, client.created)]
    audience = "f" if client.firm else "p"
    # one that came with opening figures is past the beginning; others reach as far as their talks go
    at = len(BEGINNING) if client.created < 5 and random.random() < 0.8 else 0
    before = client.born_ms
    for number, day in enumerate(days):
        stage = BEGINNING[at] if at < len(BEGINNING) else LATER[(at + client.created) % len(LATER)]
        entry = pick(random, company.words.talks[stage, audience])
        ms = (
            client.born_ms if number == 0 else company.history.midnights[day] + minute_of_day(random) * 60_000
        )
        ms = max(ms, before + 60_000)
        before = add_talk(company, random, client, entry, day, ms, before)
        if random.random() < 0.62:
            at += 1
    if count > 2 and random.random() < COMPLAINING:
        _complain(company, random, client)


def add_talk(
    company: Company, random: Random, client: Client, entry: list[Any], day: int, ms: int, before: int
) -> int:
    """Keep one talk (kind, direction, audience, outcome, mood, text); returns its instant."""
    kind, direction, _, outcome, mood, text = entry
    loader, history = company.loader, company.history
    if ms >= history.midnights[day] + 86_400_000:
        ms = history.midnights[day] + 64_800_000 + int(random.random() * 3_600_000)
    summary = company.sayings.say(random, client, text)
    planned = None
    if before < ms - 172_800_000 and random.random() < 0.36:
        planned = _settled(company, random, client, kind, day, ms, before, summary)
    mean = MINUTES.get(kind)
    person = client.people[int(random.random() * len(client.people))].key if client.people else None
    loader.add(
        "interaction",
        (
            loader.key(), client.key, None, person, kind, {"in": "incoming", "out": "outgoing"}.get(direction),
            ms, history.texts[day], 1 + int(random.gammavariate(2.2, mean / 2.2)) if mean else None, summary,
            outcome, mood,
            pick(random, company.words.raw["next_steps"]) if outcome == "progress" and random.random() < 0.2 else None,
            client.owner if random.random() < 0.9 else pick(random, company.members), planned, *loader.stamps(ms),
        ),
    )  # fmt: skip
    loader.tally["interaction", history.texts[day], kind] += 1
    if kind != "note" and outcome != "not_reached":
        client.last_contact = max(ms, client.last_contact or 0)
    return ms


def _settled(
    company: Company, random: Random, client: Client, kind: str, day: int, ms: int, before: int, summary: str
) -> int:
    """The follow-up this talk settled: due that day, or some days before when it was late."""
    late = random.random() < 0.23
    due_day = max(0, day - 1 - int(random.random() * 6)) if late else day
    due_day = due_day if company.history.midnights[due_day] > before else day
    plan = PLANNED.get(kind, kind)
    loader, history = company.loader, company.history
    key = loader.key()
    timed = random.random() < 0.35
    due = history.texts[due_day] + (
        f"T{9 + int(random.random() * 8):02d}:{pick(random, ('00', '30'))}" if timed else ""
    )
    loader.add(
        "follow_up",
        (
            key, client.key, None, None, plan, subject(company, random, client, plan), None, due,
            30 if timed else None, client.owner, "normal" if random.random() < 0.85 else "high",
            15 if timed else None, None, "done", ms, history.texts[day], summary,
            1 if due_day < day and random.random() < 0.3 else 0, *loader.stamps(before),
        ),
    )  # fmt: skip
    loader.tally["follow_up", history.texts[due_day], "on_time" if due_day == day else "late"] += 1
    return key


def subject(company: Company, random: Random, client: Client, kind: str) -> str:
    """What a follow-up of this kind says."""
    return company.sayings.say(random, client, pick(random, company.words.raw["plans"][kind]))


def _complain(company: Company, random: Random, client: Client) -> None:
    """A complaint and its course over the days, told about one product."""
    history = company.history
    start = history.workday(history.pick(random, client.created + (history.last - client.created) // 3))
    steps = pick(random, company.words.raw["complaints"])
    slots = client.slots(company.words, random)
    before = history.midnights[start] + 32_400_000
    for offset, kind, direction, outcome, mood, text in steps:
        if start + offset > history.last:
            break
        day = history.workday(start + offset)
        ms = max(history.midnights[day] + minute_of_day(random) * 60_000, before + 1_800_000)
        if ms >= history.midnights[day] + 79_200_000:
            break
        told = text.format(**slots) if "{" in text else text
        before = add_talk(
            company, random, client, [kind, direction, "*", outcome, mood, told], day, ms, before
        )
