"""The customers of the sample: firms with their people, and families."""

import json
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from app.usecases.sample.calendar import minute_of_day
from app.usecases.sample.company import Client, Company, Person
from app.usecases.sample.people import (
    NO_BIRTHDAY,
    add_phone,
    add_reach,
    birthday,
    firm_name,
    mailbox,
    person_name,
    reading_of,
)
from app.usecases.sample.words import Draw, pick

CHANNELS = (
    ("referral", 24), ("search", 14), ("trade_fair", 12), ("social_media", 12), ("cold_call", 10),
    ("walk_in", 11), ("website", 6), ("advertising_online", 6), ("partner", 3), ("seminar", 2),
)  # fmt: skip
CHANNEL = Draw(CHANNELS)
FIRM_STARS = Draw(((1, 80), (2, 15), (3, 5)))
FAMILY_STARS = Draw(((1, 92), (2, 7), (3, 1)))
TAG_COUNT = Draw(((0, 42), (1, 34), (2, 18), (3, 6)))
ROLES = tuple(
    json.dumps(roles, separators=(",", ":"))
    for roles in (
        ["decision_maker"], ["user"], ["payer"], ["influencer"], ["decision_maker", "payer"], ["gatekeeper"],
    )
)  # fmt: skip
FIRMS = 0.7
OLD = 0.24
AT_FAIRS = 0.6
FEW = 600  # so many firms can be told apart by their names alone


@dataclass
class Profile:
    """What is drawn before the row is written."""

    name: str
    firm: bool
    gender: str | None
    surname: str
    sector: dict[str, Any] | None
    city: str
    district: str


def make_profile(company: Company, random: Random, number: int) -> Profile:
    """Who the customer is and where."""
    words = company.words
    city, _, districts = words.cities.one(random)
    district = pick(random, districts)
    if random.random() < FIRMS:
        sector = words.sectors.one(random)
        name = firm_name(words, random, sector, city, number)
        while number < FEW and name in company.names:
            name = firm_name(words, random, sector, city, number)
        company.names.add(name)
        return Profile(name, True, None, "", sector, city, district)
    name, surname, gender = person_name(words, random)
    return Profile(name, False, gender, surname, None, city, district)


def make_customer(
    company: Company, random: Random, number: int, referrers: list[str]
) -> tuple[Client, list[Any]]:
    """Draw a customer with its people; returns it with its row but for the kept columns."""
    profile = make_profile(company, random, number)
    loader, words = company.loader, company.words
    old = random.random() < OLD
    created = int(random.random() * 5) if old else company.history.pick(random)
    ms = company.history.midnights[created] + minute_of_day(random) * 60_000
    reading = reading_of(profile.name, person=not profile.firm)
    short = profile.name if profile.firm else _short(company, profile, random)
    area = pick(random, profile.sector["areas"]) if profile.sector else words.raw["home_area"]
    client = Client(loader.key(), profile.name, short, profile.firm, company.owner(random), created, area, ms)
    client.stars = (FIRM_STARS if profile.firm else FAMILY_STARS).one(random)
    channel, source, note = _source(company, random, referrers, None if old else created)
    row: list[Any] = [
        client.key, profile.name, reading.sort_key, reading.initials,
        "organisation" if profile.firm else "person",
        "business" if profile.firm else "consumer",
        "ongoing" if profile.firm or random.random() < 0.4 else "one_off",
        client.stars,
        profile.sector["industry"] if profile.sector else None,
        pick(random, profile.sector["sizes"]) if profile.sector else None,
        profile.city, profile.gender,
        None if profile.firm or random.random() < 0.4 else pick(random, words.raw["occupations"]),
        None if profile.firm or random.random() < 0.6 else short,
        company.channels[channel], source, client.owner, note or _note(company, random),
        company.history.texts[created], *_opening(company, random, old=old),
        *(NO_BIRTHDAY if profile.firm else birthday(words, random, (1955, 2003, 1986), 0.55)),
    ]  # fmt: skip
    _reaches(company, random, client, profile)
    if profile.firm:
        _contacts(company, random, client)
    _tags(company, random, client)
    return client, row


def _short(company: Company, profile: Profile, random: Random) -> str:
    if company.words.language == "en":
        return profile.name.split()[0]
    patterns = company.words.raw["nicknames"]
    pattern = patterns[0] if profile.gender == "female" else patterns[1]
    return str((pattern if random.random() < 0.5 else pick(random, patterns[2:])).format(s=profile.surname))


def _source(
    company: Company, random: Random, referrers: list[str], created: int | None
) -> tuple[str, str | None, str | None]:
    """Channel, source and note; referred customers name who sent them, and good referrers send more.

    `created` is the number of the day they came, None for those older than the program.
    """
    raw = company.words.raw
    channel = CHANNEL.one(random)
    if created in company.history.fairs and random.random() < AT_FAIRS:
        channel = "trade_fair"
    if created is None:
        return ("walk_in" if channel == "referral" else channel), None, raw["opening_note"]
    if channel == "referral" and referrers:
        name = pick(random, referrers)
        referrers.append(name)
        told = raw["referral_note"].format(name=name) if random.random() < 0.3 else None
        return channel, pick(random, raw["referral"]).format(name=name), told
    if channel in ("trade_fair", "seminar"):
        return channel, pick(random, raw["campaigns"]), None
    return ("search" if channel == "referral" else channel), None, None


def _note(company: Company, random: Random) -> str | None:
    return pick(random, company.words.raw["customer_notes"]) if random.random() < 0.35 else None


def _opening(company: Company, random: Random, *, old: bool) -> tuple[Any, ...]:
    """Since when, orders, total (minor units), currency, last order of customers older than the program."""
    if not old:
        return (None,) * 5
    first = company.history.days[0]
    since = first - timedelta(days=int(random.triangular(60, 2_600, 500)))
    orders = 1 + int(random.paretovariate(1.6))
    last = since + (first - since) * random.random()
    total = orders * int(random.lognormvariate(10.0, 0.9)) * 100
    return since.isoformat(), orders, total, "CNY", last.isoformat()


def _reaches(company: Company, random: Random, client: Client, profile: Profile) -> None:
    owner = (client.key, None, None)
    if random.random() < 0.94:
        client.phone = add_phone(company, owner, client.born_ms, 0)
    if random.random() < (0.6 if profile.firm else 0.25):
        text = company.words.raw["address"].format(
            city=profile.city,
            district=profile.district,
            road=pick(random, company.words.roads),
            n=1 + int(random.random() * 388),
        )
        add_reach(
            company, owner, ("address", "work" if profile.firm else "home", text, None), client.born_ms, 1
        )


def _contacts(company: Company, random: Random, client: Client) -> None:
    """The people of a firm; larger ones have more."""
    words, loader = company.words, company.loader
    count = min(5, 1 + int(random.expovariate(1.35)))
    titles = random.sample(words.raw["contact_titles"], count)
    for position in range(count):
        name, surname, gender = person_name(words, random)
        reading = reading_of(name, person=True)
        key = loader.key()
        roles = ROLES[0] if position == 0 else pick(random, ROLES)
        noted = random.random() < 0.2
        loader.add(
            "contact",
            (
                key, client.key, name, reading.sort_key, reading.initials, titles[position][0],
                pick(random, words.raw["departments"]) if random.random() < 0.4 else None,
                roles, gender,
                pick(random, words.raw["contact_notes"]) if noted else None, position,
                *birthday(words, random, (1962, 2001, 1985), 0.3), *loader.stamps(client.born_ms),
            ),
        )  # fmt: skip
        owner = (None, key, None)
        add_phone(company, owner, client.born_ms, 0)
        if random.random() < 0.45:
            mail = mailbox(reading, reading_of(client.name, person=False), company.numbers)
            add_reach(company, owner, ("email", "work", mail, mail), client.born_ms, 1)
        called = words.raw["address_as"].format(s=surname, t=titles[position][1], n=name)
        client.people.append(Person(key, name, called))


def _tags(company: Company, random: Random, client: Client) -> None:
    """Few tags on most, the first ones of the list far more often than the last."""
    loader = company.loader
    count = TAG_COUNT.one(random)
    for tag in {company.tags.one(random) for _ in range(count)}:
        loader.add("tag_link", (loader.key(), tag, client.key, *loader.stamps(client.born_ms)))
