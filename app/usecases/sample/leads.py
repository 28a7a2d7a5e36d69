"""The leads of the sample: where they came from, how far they are, what was said."""

import json
from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.keys import lookup_key
from app.usecases.sample.calendar import minute_of_day, working_day_after
from app.usecases.sample.company import Client, Company
from app.usecases.sample.customers import CHANNELS
from app.usecases.sample.people import add_phone, firm_name, person_name, reading_of
from app.usecases.sample.plans import add_open
from app.usecases.sample.words import Draw, pick

SHARE = 0.16
ENDED = 0.3  # in a small company so many more that came to an end, for the odds to be learned from
STATE = Draw(
    (
        ("new", 20),
        ("contacting", 24),
        ("qualified", 18),
        ("converted", 16),
        ("nurture", 9),
        ("disqualified", 13),
    )
)
OPEN = ("new", "contacting", "qualified")
WON = {  # how likely who came by a channel becomes a customer
    "referral": 0.92, "walk_in": 0.88, "partner": 0.84, "website": 0.8, "trade_fair": 0.2, "search": 0.18,
    "seminar": 0.16, "social_media": 0.04, "advertising_online": 0.04, "cold_call": 0.03,
}  # fmt: skip
SIGNALLED = 0.15  # how much likelier with a signal
SIGNAL = Draw(
    (
        ("new_shop", 26), ("recruiting", 18), ("chain", 16), ("new_sign", 12), ("own_brand", 12),
        ("other_regions", 10), ("new_plant", 6),
    )
)  # fmt: skip
CONSENT = Draw(
    (("phone wechat", 40), ("phone", 20), ("wechat email", 12), ("phone email wechat", 10), (None, 18))
)
DAYS_TO_END = 45
LEAD_CHANNEL = Draw(
    (channel, weight * (2 if channel in ("trade_fair", "website") else 1)) for channel, weight in CHANNELS
)


def make_leads(company: Company, random: Random, clients: list[Client], first: int, *, ended: bool) -> None:
    """Leads of a chunk; converted ones point at one of its customers. With `ended` many more that are done with."""
    free = random.sample(clients, len(clients))
    count = round(len(clients) * SHARE)
    for number in range(count):
        _make_lead(company, random, free, first + number, STATE.one(random))
    for number in range(round(len(clients) * ENDED) if ended else 0):
        _make_lead(company, random, free, first + count + number, "")


def _make_lead(company: Company, random: Random, free: list[Client], number: int, state: str) -> None:
    """One lead in a state; "" for one that ended as its channel and signals let expect."""
    words, loader, history = company.words, company.loader, company.history
    campaign, code = _source(company, random)
    signals = _signals(random)
    state = state or _end(random, code, signals)
    state = "qualified" if state == "converted" and not free else state
    name, surname, _ = person_name(words, random)
    sector = words.sectors.one(random)
    city = words.cities.one(random)[0]
    firm: str | None = firm_name(words, random, sector, city, number) if random.random() < 0.85 else None
    born = _born(company, random, state)
    converted = None
    if state == "converted":
        customer = free.pop()
        converted, name = customer.key, customer.people[0].name if customer.people else customer.name
        firm = customer.name if customer.firm else None
        born = max(0, customer.created - int(random.random() * 30))
    ms = history.midnights[born] + minute_of_day(random) * 60_000
    title, called = pick(random, words.raw["contact_titles"])
    short = words.raw["address_as"].format(s=surname, t=called, n=name)
    area = pick(random, sector["areas"])
    lead = Client(loader.key(), name, short, True, company.owner(random), born, area, ms)
    _tell(company, random, lead, state, campaign)
    channel, reading = company.channels[code], reading_of(name, person=True)
    loader.add(
        "lead",
        (
            lead.key, name, reading.sort_key, reading.initials, firm, title if firm else None, state,
            pick(random, words.raw["lost_reasons"]) if state == "disqualified" else None,
            (company.today + timedelta(days=random.randint(-4, 90))).isoformat() if state == "nurture" else None,
            channel, campaign, None, pick(random, words.raw["interests"]) if random.random() < 0.85 else None,
            *_budget(random), pick(random, words.raw["time_frames"]),
            pick(random, words.raw["attitudes"]) if random.random() < 0.75 else None,
            sector["industry"], city, pick(random, sector["sizes"]), json.dumps(signals) if signals else None,
            CONSENT.one(random), lead.owner, history.texts[born], converted,
            lead.last_contact, lead.next_due, lead.phone, *loader.stamps(ms),
        ),
    )  # fmt: skip
    loader.tally["lead", history.texts[born], f"{state}|{channel}"] += 1
    loader.tally["lead_campaign", history.texts[born], campaign or ""] += 1


def _signals(random: Random) -> list[str]:
    """What was noticed of a lead, of a bit less than half of them."""
    if random.random() >= 0.45:
        return []
    return sorted({SIGNAL.one(random) for _ in range(1 + (random.random() < 0.3))})


def _end(random: Random, channel: str, signals: list[str]) -> str:
    """How a lead ended, as its channel and signals let expect."""
    won = random.random() < WON.get(channel, 0.3) + (SIGNALLED if signals else 0)
    return "converted" if won else "disqualified"


def _born(company: Company, random: Random, state: str) -> int:
    """The number of the day a lead came: those still open are young."""
    history = company.history
    if state not in OPEN:
        return history.pick(random)
    return history.workday(history.last - int(min(history.last, random.expovariate(1 / 40))))


def campaign_values(facts: dict[str, Any], today: date) -> dict[str, Any]:
    """The columns of a campaign that began so many days ago."""
    starts = today - timedelta(days=facts["days_ago"])
    return {
        "channel_id": lookup_key("channel", facts["channel"]),
        "starts": starts.isoformat(),
        "ends": (starts + timedelta(days=facts["days"] - 1)).isoformat(),
        "currency": "CNY",
        **{name: facts[name] for name in ("audience", "budget", "cost", "goal", "goal_leads")},
    }


def _source(company: Company, random: Random) -> tuple[str | None, str]:
    """The campaign somebody came by, if any, and the channel."""
    if random.random() < 0.45:
        facts = pick(random, company.words.raw["campaign_facts"])
        return facts["name"], facts["channel"]
    return None, LEAD_CHANNEL.one(random)


def _tell(company: Company, random: Random, lead: Client, state: str, campaign: str | None) -> None:
    """How to reach a lead, what was said and what is next."""
    lead.phone = add_phone(company, (None, None, lead.key), lead.born_ms, 0)
    if state != "new":
        _lead_talks(company, random, lead, state, campaign)
    if state in OPEN and random.random() < 0.6:
        kind, text = pick(random, company.words.raw["lead_plans"])
        due = working_day_after(company.today, random.randint(-1, 14)).isoformat()
        add_open(company, random, lead, kind, text, due, lead_id=lead.key)


def _talk_days(company: Company, random: Random, lead: Client, state: str) -> list[int]:
    """Further days of talks, in order; with those who are done with, only at the beginning."""
    history, count = company.history, random.randint(0, 3)
    if state in ("converted", "disqualified"):
        count = min(count, 1) if state == "disqualified" else max(count, 1)
        days = (lead.created + int(random.random() * DAYS_TO_END) for _ in range(count))
        return sorted(history.workday(min(day, history.last)) for day in days)
    return history.picks(random, count, lead.created)


def _budget(random: Random) -> tuple[Any, ...]:
    """Minor units and currency, or nothing."""
    if random.random() < 0.25:
        return None, None
    return max(1, round(random.lognormvariate(11.3, 0.8) / 1_000)) * 100_000, "CNY"


def _lead_talks(company: Company, random: Random, lead: Client, state: str, campaign: str | None) -> None:
    loader, history = company.loader, company.history
    days = [lead.created, *_talk_days(company, random, lead, state)]
    for day in days:
        kind, direction, outcome, mood, text = pick(random, company.words.raw["lead_talks"])
        ms = max(history.midnights[day] + minute_of_day(random) * 60_000, lead.born_ms + 60_000)
        slots = lead.slots(company.words, random)
        slots["campaign"] = campaign or pick(random, company.words.raw["campaigns"])
        loader.add(
            "interaction",
            (
                loader.key(), None, lead.key, None, kind, "incoming" if direction == "in" else "outgoing", ms,
                history.texts[day], None, text.format(**slots), outcome, mood, None, lead.owner, None,
                *loader.stamps(ms),
            ),
        )  # fmt: skip
        loader.tally["interaction", history.texts[day], kind] += 1
        if outcome != "not_reached":
            lead.last_contact = max(ms, lead.last_contact or 0)
