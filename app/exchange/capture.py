"""Read a block of text copied from a chat, a signature or a business card: who, where from, how to reach them.

Everything is recognised here, by shape alone; a person confirms what was found. What fits nothing is the note.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from app.exchange.shapes import looks_like_firm, looks_like_person
from app.language.phones import normalise_phone
from app.language.text import clean_text
from app.vocabulary import ReachKind

LONGEST = 20_000
LONGEST_LINE = 400  # whatever is longer is no card
LONGEST_TITLE, MOST_WORDS = 20, 6
_TITLES = (
    "董事长|总经理|副总经理|总裁|总监|经理|主管|主任|店长|校长|院长|馆长|老板|负责人|采购|工程师|顾问|助理|教练|老师|秘书|"
    "owner|founder|ceo|cto|coo|director|manager|president|buyer|engineer|consultant|head of \\w+|sales\\w*"
)


@dataclass(frozen=True)
class Captured:
    """What was recognised; `reaches` are (kind, text as it stood), `note` the lines that said nothing of this."""

    name: str = ""
    firm: str = ""
    title: str = ""
    reaches: tuple[tuple[ReachKind, str], ...] = ()
    note: str = ""


@dataclass
class _Found:
    name: str = ""
    firm: str = ""
    title: str = ""
    reaches: list[tuple[ReachKind, str]] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    flags = re.IGNORECASE
    return {
        "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", flags),
        "website": re.compile(r"(?:https?://|www\.)[^\s，。；,;]+", flags),
        "wechat": re.compile(
            r"(?:微信号?|wechat|weixin|wx|v信)\s*(?:id|号)?\s*[:：]?\s*([a-z][\w-]{4,19})", flags
        ),
        "qq": re.compile(r"\bqq\s*(?:号)?\s*[:：]?\s*(\d{5,12})", flags),
        "phone": re.compile(
            r"(?:\+|00)\d[\d\s().-]{7,18}\d|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\(?0\d{2,3}\)?[\s-]?\d{7,8}(?:\s*(?:转|-|ext\.?)\s*\d{1,6})?"
            r"|400[\s-]?\d{3,4}[\s-]?\d{3,4}|\(\d{3}\)\s?\d{3}[\s.-]\d{4}",
            flags,
        ),
        "address": re.compile(
            r"(?:[省市区县州].{0,40}(?:路|街|道|巷|弄|镇|乡|村)|(?:路|街|大道|巷|弄)\s*\d+\s*号|\d+\s+[\w .]+"
            r"\b(?:street|st|avenue|ave|road|rd|blvd|lane|drive|dr)\b)",
            flags,
        ),
        "label": re.compile(
            r"^\s*(姓名|名字|联系人|公司|单位|企业|职务|职位|头衔|电话|手机|座机|邮箱|电子邮件|地址|网址|网站|传真|"
            r"name|contact|company|firm|organi[sz]ation|title|position|tel|phone|mobile|cell|e-?mail|mail|address|add|web|website|fax)"
            r"\s*[:：]\s*",
            flags,
        ),
        "title": re.compile(rf"(?:{_TITLES})", flags),
        "fence": re.compile(r"^[\s\-_=*·|]+$"),
    }


def capture(text: str, region: str = "CN") -> Captured:
    """What a block of text says of a person or firm; numbers are judged as written in `region`."""
    found = _Found()
    for raw in clean_text(text[:LONGEST]).splitlines():
        for piece in re.split(r"\s*[|｜\t]\s*|\s{3,}", raw):
            if len(piece) > LONGEST_LINE:
                found.note.append(piece.strip())
            elif piece.strip() and not _patterns()["fence"].match(piece):
                _piece(found, piece.strip(), region)
    return Captured(
        found.name, found.firm, found.title, tuple(dict.fromkeys(found.reaches)), "\n".join(found.note)
    )


def _piece(found: _Found, piece: str, region: str) -> None:
    """One line or column of the block."""
    patterns = _patterns()
    label = patterns["label"].match(piece)
    word = label[1].casefold() if label else ""
    rest = _take_reaches(found, piece[label.end() :] if label else piece, region)
    if not rest:
        return
    if word in ("地址", "address", "add") or (not word and patterns["address"].search(rest)):
        found.reaches.append((ReachKind.ADDRESS, rest))
    elif word in ("姓名", "名字", "联系人", "name", "contact"):
        found.name = found.name or rest
    elif word in ("公司", "单位", "企业", "company", "firm", "organisation", "organization"):
        found.firm = found.firm or rest
    elif word in ("职务", "职位", "头衔", "title", "position"):
        found.title = found.title or rest
    elif not _who(found, rest):
        found.note.append(rest)


def _take_reaches(found: _Found, text: str, region: str) -> str:
    """Take mails, pages, accounts and numbers out of a line; what is left of it."""
    patterns = _patterns()
    for name, kind in (("email", ReachKind.EMAIL), ("website", ReachKind.WEBSITE)):
        found.reaches += [(kind, match[0]) for match in patterns[name].finditer(text)]
        text = patterns[name].sub(" ", text)
    for name, kind in (("wechat", ReachKind.WECHAT), ("qq", ReachKind.QQ)):
        found.reaches += [(kind, match[1]) for match in patterns[name].finditer(text)]
        text = patterns[name].sub(" ", text)
    for match in patterns["phone"].finditer(text):
        if normalise_phone(match[0], region):
            found.reaches.append((ReachKind.PHONE, match[0].strip()))
            text = text.replace(match[0], " ")
    left = re.sub(
        r"(?:电话|手机|座机|传真|微信|邮箱|tel|phone|mobile|cell|fax|e-?mail)\s*[:：]?\s*(?=$|[\s,，;；])",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    return left.strip(" ,，;；:：/、·-")


def _who(found: _Found, text: str) -> bool:
    """Whether a line names somebody: a firm, a person, a person with a title, or all three."""
    if (
        looks_like_firm(text)
        and " " not in text
        and len(text) <= 40
        and not re.search(r"[，。！？,!?]", text)
    ):
        first, found.firm = not found.firm, found.firm or text
        return first
    if looks_like_person(text) and not found.name:
        found.name = text
        return True
    parts = [part for part in re.split(r"[\s,，/、]+", text) if part]
    if text.isascii() and "," not in text and len(parts) <= MOST_WORDS and _is_title(found, text):
        return True
    if len(parts) > MOST_WORDS or re.search(r"[。！？!?]", text):
        return False
    rest = [part for part in parts if not _named(found, part, alone=len(parts) == 1)]
    left = " ".join(rest)
    if left and not found.name and looks_like_person(left):
        found.name, left = left, ""
    elif left and not found.firm and looks_like_firm(left):
        found.firm, left = left, ""
    if left and len(rest) < len(parts):
        found.note.append(left)
    return not left or len(rest) < len(parts)


def _is_title(found: _Found, text: str) -> bool:
    """Whether a line of Latin words is the title as a whole (Head of Buying)."""
    if found.title or looks_like_firm(text) or not _patterns()["title"].search(text):
        return False
    found.title = text
    return True


def _named(found: _Found, part: str, *, alone: bool) -> bool:
    """Whether a word is the title, the firm or the name that is still missing."""
    firm = looks_like_firm(part)
    if not found.title and not firm and len(part) <= LONGEST_TITLE and _patterns()["title"].search(part):
        found.title = part
    elif not found.firm and firm and not alone and not part.isascii():
        found.firm = part
    elif not found.name and looks_like_person(part):
        found.name = part
    else:
        return False
    return True
