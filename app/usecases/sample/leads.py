"""The leads of the sample: where they came from, how far they are, what was said."""

from datetime import timedelta
from random import Random
from typing import Any

from app.usecases.sample.calendar import minute_of_day, working_day_after
from app.usecases.sample.company import Client, Company
from app.usecases.sample.customers import CHANNELS
from app.usecases.sample.people import add_phone, firm_name, person_name, reading_of
from app.usecases.sample.plans import add_open
from app.usecases.sample.words import Draw, pick

SHARE = 0.16
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
LEAD_CHANNEL = Draw(
    (channel, weight * (2 if channel in ("trade_fair", "website") else 1)) for channel, weight in CHANNELS
)


def make_leads(company: Company, random: Random, clients: list[Client], first: int) -> None:
    """Leads of a chunk; converted ones point at one of its customers."""
    for number in range(round(len(clients) * SHARE)):
        _make_lead(company, random, clients, first + number)


def _make_lead(company: Company, random: Random, clients: list[Client], number: int) -> None:
    words, loader, history = company.words, company.loader, company.history
    state = STATE.one(random)
    name, surname, _ = person_name(words, random)
    sector = words.sectors.one(random)
    city = words.cities.one(random)[0]
    firm: str | None = firm_name(words, random, sector, city, number) if random.random() < 0.85 else None
    # those still open are young
    recent = history.last - int(min(history.last, random.expovariate(1 / 40)))
    born = history.workday(recent) if state in OPEN else history.pick(random)
    converted = None
    if state == "converted":
        won = pick(random, clients)
        converted, name = won.key, won.people[0].name if won.people else won.name
        firm = won.name if won.firm else None
        born = max(0, won.created - int(random.random() * 30))
    ms = history.midnights[born] + minute_of_day(random) * 60_000
    title, called = pick(random, words.raw["contact_titles"])
    short = words.raw["address_as"].format(s=surname, t=called, n=name)
    area = pick(random, sector["areas"])
    lead = Client(loader.key(), name, short, True, company.owner(random), born, area, ms)
    lead.phone = add_phone(company, (None, None, lead.key), ms, 0)
    campaign = pick(random, words.raw["campaigns"]) if random.random() < 0.55 else None
    _tell(company, random, lead, state, campaign)
    reading = reading_of(name, person=True)
    channel = company.channels[LEAD_CHANNEL.one(random)]
    loader.add(
        "lead",
        (
            lead.key, name, reading.sort_key, reading.initials, firm, title if firm else None, state,
            pick(random, words.raw["lost_reasons"]) if state == "disqualified" else None,
            (company.today + timedelta(days=random.randint(10, 120))).isoformat() if state == "nurture" else None,
            channel, campaign, None, pick(random, words.raw["interests"]),
            *_budget(random), pick(random, words.raw["time_frames"]), pick(random, words.raw["attitudes"]),
            sector["industry"], city, pick(random, sector["sizes"]), lead.owner, history.texts[born], converted,
            lead.last_contact, lead.next_due, lead.phone, *loader.stamps(ms),
        ),
    )  # fmt: skip
    loader.tally["lead", history.texts[born], f"{state}|{channel}"] += 1
    loader.tally["lead_campaign", history.texts[born], campaign or ""] += 1


def _tell(company: Company, random: Random, lead: Client, state: str, campaign: str | None) -> None:
    """What was said to a lead and what is next."""
    if state != "new":
        _lead_talks(company, random, lead, campaign)
    if state in OPEN and random.random() < 0.6:
        kind, text = pick(random, company.words.raw["lead_plans"])
        due = working_day_after(company.today, random.randint(-1, 14)).isoformat()
        add_open(company, random, lead, kind, text, due, lead_id=lead.key)


def _budget(random: Random) -> tuple[Any, ...]:
    """Minor units and currency, or nothing."""
    if random.random() < 0.25:
        return None, None
    return max(1, round(random.lognormvariate(11.3, 0.8) / 1_000)) * 100_000, "CNY"


def _lead_talks(company: Company, random: Random, lead: Client, campaign: str | None) -> None:
    loader, history = company.loader, company.history
    days = [lead.created, *history.picks(random, random.randint(0, 3), lead.created)]
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
