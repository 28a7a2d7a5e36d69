"""Names, birthdays and ways to be reached of the people and firms of the sample."""

from random import Random
from typing import Any

from app.language.names import readings
from app.language.pinyin import Reading
from app.usecases.sample.company import Company
from app.usecases.sample.words import Words, pick

NO_BIRTHDAY: tuple[Any, ...] = (None,) * 6


def person_name(words: Words, random: Random) -> tuple[str, str, str]:
    """Name, surname and gender."""
    gender = "female" if random.random() < 0.47 else "male"
    surname = words.surnames.one(random)
    given = pick(random, words.given[gender])
    if words.language == "en":
        return f"{given} {surname}", surname, gender
    return surname + given, surname, gender


def firm_name(words: Words, random: Random, sector: dict[str, Any], city: str, number: int) -> str:
    """The name of a firm; the many firms of a large sample get a branch."""
    pattern = pick(random, sector["names"])
    name: str = pattern.format(b=pick(random, words.brands))
    if random.random() < 0.2:
        name = words.raw["with_city"].format(city=city, name=name)
    if number >= 600 and random.random() < 0.8:
        name = words.raw["branch"].format(name=name, n=1 + number % 97)
    return name


def birthday(words: Words, random: Random, born: tuple[int, int, int], chance: float) -> tuple[Any, ...]:
    """The birthday columns: by the lunar calendar for some of the older ones, without a year for some."""
    if random.random() > chance:
        return NO_BIRTHDAY
    year = int(random.triangular(*born))
    month, day = 1 + int(random.random() * 12), 1 + int(random.random() * 28)
    known: int | None = year if random.random() < 0.7 else None
    if words.language != "en" and year < 1990 and random.random() < 0.35:
        from app.language.lunar import day_name, month_name

        said = month_name(month) + day_name(day)
        return "lunar", known, month, day, 0, f"农历{known}年{said}" if known else said
    text = f"{known}-{month:02d}-{day:02d}" if known else f"--{month:02d}-{day:02d}"
    return "solar", known, month, day, 0, text


def reading_of(name: str, *, person: bool) -> Reading:
    """The reading of one name."""
    return readings([name], [person])[0]


def add_phone(
    company: Company, owner: tuple[int | None, int | None, int | None], ms: int, position: int
) -> str:
    """Give a customer, contact or lead a mobile number; returns it as shown."""
    shown, normal = company.phone()
    add_reach(company, owner, ("phone", "mobile", shown, normal), ms, position)
    return shown


def add_reach(
    company: Company,
    owner: tuple[int | None, int | None, int | None],
    said: tuple[str, str | None, str, str | None],
    ms: int,
    position: int,
) -> None:
    """Keep a way to reach a customer, contact or lead (kind, label, value, normal form)."""
    loader = company.loader
    loader.add("reach", (loader.key(), *owner, *said, position, *loader.stamps(ms)))


def mailbox(reading: Reading, domain: Reading | None, number: int) -> str:
    """A mail address under the reserved name .example, which belongs to nobody."""
    local = ".".join(reading.syllables[:3]) or "info"
    host = "".join(domain.syllables[:2]) if domain else "mail"
    return f"{local}{number % 90 + 10}@{host}.example"
