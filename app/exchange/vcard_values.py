"""Understand single values of a vCard: days, addresses, names, photos."""

import base64
import binascii
import re
from calendar import monthrange

from app.exchange.draft import Birthday, Photo
from app.language.lunar import day_name, month_name
from app.language.text import has_han

MAX_PHOTO_BYTES = 3_000_000
MAX_PHOTO_SIDE = 8_000
APPLE_NO_YEAR = 1604

_DAY = re.compile(r"(\d{4}|--)-?(\d{1,2})-?(\d{1,2})(?:[T ].*)?\Z")
_SPOKEN_DAY = re.compile(r"(?:(\d{4})\s*[年/.]\s*)(\d{1,2})\s*[月/.]\s*(\d{1,2})\s*日?\Z")
_APPLE_LUNAR = re.compile(r"(\d{4})-?(\d{4})-?(\d{2})-?(\d{2})\Z")
_OWN_LUNAR = re.compile(r"(\d{4}|-)-(L?)(\d{2})-(\d{2})\Z")
_MAIL = re.compile(r"<([^<>\s]+@[^<>\s]+)>")
_LUNAR_ZERO = 2637  # Chinese year 1 of cycle 78 is 1984: (78 - 1) * 60 + 1 - 2637
_HOME = {"中国", "中华人民共和国", "China", "CN"}


def parse_day(text: str) -> Birthday | None:
    """A day in any form cards use: 1980-03-22, 19800322, --0322, with a time behind it, 1980年3月22日."""
    found = _DAY.match(text) or _SPOKEN_DAY.match(text)
    if found is None:
        return None
    year = int(found[1]) if found[1].isdigit() else 0
    return _day("solar", None if year in {0, APPLE_NO_YEAR} else year, int(found[2]), int(found[3]))


def _day(calendar: str, year: int | None, month: int, day: int, leap: bool = False) -> Birthday | None:
    """The day, if the calendar has it."""
    if not 1 <= month <= 12 or day < 1:
        return None
    if calendar == "lunar":
        return Birthday("lunar", year, month, day, leap) if day <= 30 else None
    return Birthday("solar", year, month, day) if day <= monthrange(year or 2000, month)[1] else None


def parse_lunar(text: str) -> Birthday | None:
    """A lunar day as Apple writes it (cycle, its year, month, day) or as we do (1990-L05-01, --08-15)."""
    own = _OWN_LUNAR.match(text)
    if own:
        return _day("lunar", int(own[1]) if own[1] != "-" else None, int(own[3]), int(own[4]), own[2] == "L")
    apple = _APPLE_LUNAR.match(text)
    if apple is None:
        return None
    year = (int(apple[1]) - 1) * 60 + int(apple[2]) - _LUNAR_ZERO
    return _day("lunar", year if 1600 <= year <= 2200 else None, int(apple[3]), int(apple[4]))


def day_text(day: Birthday) -> str:
    """A solar day as every reader knows it: 1980-03-22, or --03-22 without a year."""
    year = f"{day.year:04d}" if day.year else "-"
    return f"{year}-{day.month:02d}-{day.day:02d}"


def lunar_code(day: Birthday) -> str:
    """A lunar day in our own form: 1990-L05-01, --08-15."""
    year = f"{day.year:04d}" if day.year else "-"
    return f"{year}-{'L' if day.leap else ''}{day.month:02d}-{day.day:02d}"


def apple_lunar(day: Birthday) -> str:
    """A lunar day in Apple's form, or nothing where that form cannot say it."""
    if not day.year or day.leap:
        return ""
    turn, place = divmod(day.year + _LUNAR_ZERO - 1, 60)
    return f"{turn + 1:04d}{place + 1:04d}{day.month:02d}{day.day:02d}"


def lunar_note(day: Birthday) -> str:
    """The line a person reads in the note of a card: 农历生日：1990年闰五月初一."""
    year = f"{day.year}年" if day.year else ""
    return f"农历生日：{year}{month_name(day.month, day.leap)}{day_name(day.day)}"


def address_text(parts: tuple[str, ...]) -> str:
    """An address as one line: from the large to the small in Chinese, from the small to the large else."""
    box, extended, street, city, region, code, country = (*parts, *[""] * 7)[:7]
    if not has_han("".join(parts)):
        return ", ".join(part for part in (box, extended, street, city, region, code, country) if part)
    text = previous = ""
    for part in ("" if country in _HOME else country, region, city, street):
        if text and part.startswith(text):
            text = part  # the street already says it all
        elif part != previous:
            text += part
        previous = part or previous
    text += extended + box
    return f"{text} {code}" if code else text


def bare_phone(text: str) -> str:
    """A phone without the scheme some write before it."""
    return text[4:].replace(";ext=", " ext ") if text[:4].lower() == "tel:" else text


def bare_mail(text: str) -> str:
    """A mailbox without a name before it, a scheme, or what some phones write behind it."""
    found = _MAIL.search(text)
    if found:
        return found[1]
    if text[:7].lower() == "mailto:":
        return text[7:]
    head = text.partition(";")[0]
    return head.strip() if "@" in head else text


def bare_site(text: str) -> str:
    """A web page without the number and the words of its label, which Huawei adds."""
    return text.partition(";")[0] if text.count(";") == 2 and "?" not in text else text


def decode_base64(text: str) -> bytes | None:
    """Bytes of a base64 value, also without its proper end; None when it is none."""
    bare = "".join(text.split()).rstrip("=")
    if len(bare) % 4 == 1:
        bare = bare[:-1]
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def check_photo(data: bytes) -> Photo | str:
    """The picture, or why it is not taken: photo_unreadable, photo_too_large."""
    if len(data) > MAX_PHOTO_BYTES:
        return "photo_too_large"
    size = _png(data) or _gif(data) or _webp(data) or _jpeg(data)
    if size is None:
        return "photo_unreadable"
    kind, width, height = size
    if max(width, height) > MAX_PHOTO_SIDE:
        return "photo_too_large"
    return Photo(kind, data)


def _png(data: bytes) -> tuple[str, int, int] | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 24:
        return None
    return "png", int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _gif(data: bytes) -> tuple[str, int, int] | None:
    if data[:6] not in {b"GIF87a", b"GIF89a"} or len(data) < 10:
        return None
    return "gif", int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")


def _webp(data: bytes) -> tuple[str, int, int] | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return None
    if data[12:16] == b"VP8X":
        return "webp", int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return "webp", (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    width, height = int.from_bytes(data[26:28], "little"), int.from_bytes(data[28:30], "little")
    return "webp", width & 0x3FFF, height & 0x3FFF


def _jpeg(data: bytes) -> tuple[str, int, int] | None:
    """Walk the segments of a JPEG to the frame that holds its size."""
    if data[:3] != b"\xff\xd8\xff":
        return None
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        mark = data[place + 1]
        if mark == 0xFF:
            place += 1
        elif 0xC0 <= mark <= 0xCF and mark not in {0xC4, 0xC8, 0xCC}:
            height, width = data[place + 5 : place + 7], data[place + 7 : place + 9]
            return "jpeg", int.from_bytes(width, "big"), int.from_bytes(height, "big")
        else:
            place += 2 + max(2, int.from_bytes(data[place + 2 : place + 4], "big"))
    return None
