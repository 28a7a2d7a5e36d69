"""Turn one cell into ways to reach somebody: several phones in a cell, JSON cells, labels in any language."""

import json
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from app.exchange.cell_values import clean_cell
from app.exchange.draft import Reach, Severity
from app.vocabulary import ReachKind, ReachLabel


class Found(NamedTuple):
    """What a cell gave, and (code, text, severity) for each part that is odd."""

    reach: tuple[Reach, ...]
    faults: tuple[tuple[str, str, Severity], ...] = ()


@lru_cache(maxsize=1)
def _label_words() -> dict[str, ReachLabel]:
    words = {
        ReachLabel.FAX: "fax workfax homefax otherfax 传真 商务传真 住宅传真",
        ReachLabel.MOBILE: "mobile cell cellphone cellular iphone handy 手机 移动电话 移动",
        ReachLabel.WORK: "work business office company main workmobile 工作 办公 单位 公司 商务 总机",
        ReachLabel.HOME: "home house private 家 家庭 住宅 住家",
        ReachLabel.OTHER: "othernumber 其他号码",
    }
    return {word: label for label, text in words.items() for word in text.split()}


def label_of(text: str) -> ReachLabel | None:
    """The label a word of another program stands for; None when it says nothing we keep."""
    key = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())
    return _label_words().get(key)


def json_parts(text: str) -> list[tuple[str, str]] | None:
    """(value, label) pairs of a cell like [{"value": "…", "label": "work"}]; None when it is not one."""
    start = text.lstrip()[:1]
    if start not in ("[", "{"):
        return None
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = read if isinstance(read, list) else [read]
    pairs: list[tuple[str, str]] = []
    for item in items:
        if isinstance(item, dict):
            value = next(
                (item[key] for key in ("value", "number", "phone", "email", "address") if item.get(key)), ""
            )
            pairs.append((str(value), str(item.get("label") or item.get("type") or "")))
        elif isinstance(item, str | int):
            pairs.append((str(item), ""))
    return pairs


def _mails(text: str) -> list[tuple[str, str]]:
    """The addresses of a cell; blanks part them only where no name stands before an <address>."""
    parts = [part for whole in text.split(" ::: ") for part in re.split(r"[;；,，、|\n]+", whole)]
    return [
        (piece, "") for part in parts for piece in ([part] if "<" in part else re.split(r"\s+(?=\S+@)", part))
    ]


def chinese_mobile(text: str, label: ReachLabel | None) -> Reach | None:
    """The number of a cell that holds nothing but a mainland mobile number, as most do; else None."""
    if len(text) == 11 and "13" < text < "2" and text.isdigit() and text.isascii():
        return Reach(ReachKind.PHONE, label or ReachLabel.MOBILE, text, "+86" + text)
    return None


def phone_cell(text: str, label: ReachLabel | None, region: str) -> Found:
    """All numbers of a cell. A number that is none is kept as typed and told; 1.38E+10 is refused."""
    mobile = chinese_mobile(text, label) if region == "CN" else None
    if mobile is not None:
        return Found((mobile,))
    from app.language.phones import normalise_phone, phone_fault

    reach: list[Reach] = []
    faults: list[tuple[str, str, Severity]] = []
    for typed, word in _numbers(text):
        number = re.sub(r"(?<=\d{7})\.0+$", "", clean_cell(typed))
        normal = normalise_phone(number, region)
        if normal is None:
            code = phone_fault(number, region) or "phone_invalid"
            severity: Severity = "must" if code == "phone_shortened" else "may"
            faults.append((f"import.{code}", number, severity))
            if severity == "must":
                continue
        elif region == "CN" and _zero_lost(number, normal):
            faults.append(("import.phone_zero_lost", number, "may"))
        own = (label_of(word) if word else None) or label or _phone_label(normal, number, region)
        reach.append(Reach(ReachKind.PHONE, own, number, normal or ""))
    return Found(tuple(reach), tuple(faults))


def _numbers(text: str) -> list[tuple[str, str]]:
    """(number, label) pairs of a cell; what JSON tells as one is one."""
    from app.language.phones import split_phones

    if text.isascii() and text.isdigit():
        return [(text, "")]
    told = json_parts(text)
    if told:
        return [pair for pair in told if pair[0].strip()]
    parts = [part for part in text.split(" ::: ") if part.strip()]
    return [(number, "") for part in parts for number in split_phones(part) or [part]]


def _zero_lost(number: str, normal: str) -> bool:
    """Whether a landline stands there without the 0 of its area code, as spreadsheets leave numbers."""
    landline = re.fullmatch(r"(?:10|2\d|[3-9]\d\d)\d{7,8}", number)
    return landline is not None and normal == f"+86{number}" and not re.match(r"[48]00", number)


def _phone_label(normal: str | None, number: str, region: str) -> ReachLabel:
    if normal is not None and re.match(r"\+861[3-9]\d{9}$", normal):
        return ReachLabel.MOBILE
    return (
        ReachLabel.WORK
        if region == "CN" and normal is not None and normal.startswith("+86")
        else ReachLabel.OTHER
    )


@lru_cache(maxsize=1)
def _mail() -> re.Pattern[str]:
    return re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\".]{2,}")


def plain_email(text: str, label: ReachLabel | None) -> Reach | None:
    """The address of a cell that holds nothing but one, as most do; else None."""
    if text.isascii() and _mail().fullmatch(text):
        return Reach(ReachKind.EMAIL, label or ReachLabel.OTHER, text, text.lower())
    return None


def email_cell(text: str, label: ReachLabel | None) -> Found:
    """All mail addresses of a cell, also written as "Name <a@b.c>"."""
    plain = plain_email(text, label)
    if plain is not None:
        return Found((plain,))
    reach: list[Reach] = []
    faults: list[tuple[str, str, Severity]] = []
    told = json_parts(text)
    for typed, word in _mails(text) if told is None else told:
        value = clean_cell(typed)
        if not value:
            continue
        address = value
        found = re.search(r"<([^<>]+)>\s*$", value) if told is None else None
        if found:
            address = found[1]
        address = unicodedata.normalize("NFKC", address).removeprefix("mailto:").strip()
        own = (label_of(word) if word else None) or label or ReachLabel.OTHER
        if _mail().fullmatch(address):
            reach.append(Reach(ReachKind.EMAIL, own, address if told is None else value, address.lower()))
        else:
            faults.append(("import.email_invalid", value, "may"))
            reach.append(Reach(ReachKind.EMAIL, own, value, ""))
    return Found(tuple(reach), tuple(faults))


def account_cell(text: str, kind: ReachKind, label: ReachLabel | None) -> Found:
    """A WeChat or QQ account, a web page, or another way."""
    value = clean_cell(text)
    if not value:
        return Found(())
    if kind is ReachKind.QQ and not re.fullmatch(r"\d{5,12}", value):
        return Found(
            (Reach(kind, label or ReachLabel.OTHER, value, value.lower()),),
            (("import.qq_odd", value, "may"),),
        )
    normal = value.lower()
    if kind is ReachKind.WEBSITE:
        normal = re.sub(r"^https?://(?:www\.)?|/+$", "", normal)
    return Found((Reach(kind, label or ReachLabel.OTHER, value, normal),))
