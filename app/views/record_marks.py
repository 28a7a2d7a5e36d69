"""How a record's facts look in a row or a pane: its icon, when somebody last spoke, what comes next."""

from collections.abc import Iterable
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.language.spoken import relative_past, spoken_day
from app.usecases.days import local_time
from app.views.context import Context
from app.vocabulary import CustomerKind

if TYPE_CHECKING:
    from app.queries.listing_tools import Tagged

KIND_ICONS = {
    "call": "phone",
    "visit": "visit",
    "wechat": "chat",
    "email": "mail",
    "meeting": "users",
    "demo": "play",
    "service": "wrench",
    "note": "note",
    "delivery": "truck",
    "care": "gift",
    "task": "check",
}
KIND_TONES = {
    "call": "blue",
    "visit": "violet",
    "wechat": "green",
    "email": "slate",
    "meeting": "violet",
    "demo": "amber",
    "service": "orange",
    "note": "slate",
    "delivery": "green",
    "care": "rose",
    "task": "slate",
}
# a word of an industry and the icon that stands for it
_INDUSTRIES = (
    ("gym", ("健身", "瑜伽", "体育", "运动", "gym", "fitness", "yoga", "sport")),
    ("hotel", ("酒店", "民宿", "旅馆", "宾馆", "hotel", "hostel", "hospitality")),
    ("school", ("学校", "教育", "培训", "大学", "school", "education", "university")),
    ("family", ("家庭", "household", "family")),
    ("store", ("零售", "商店", "超市", "门店", "retail", "shop", "store")),
    ("service", ("医", "护理", "health", "medical", "clinic")),
)


def customer_icon(kind: str, industry: str | None) -> str:
    """The icon of a firm by its industry; "" for a person, who gets an initial."""
    folded = (industry or "").casefold()
    for icon, words in _INDUSTRIES:
        if any(word in folded for word in words):
            return icon if kind != CustomerKind.PERSON or icon == "family" else ""
    return "" if kind == CustomerKind.PERSON else "company"


def past_words(context: Context, ms: int | None) -> str:
    """How long ago an instant was; a dash when it never was."""
    return relative_past(local_time(ms), context.now(), context.language) if ms else "—"


def due_parts(due: str) -> tuple[date, time | None]:
    """The day and, if there is one, the time of a due text."""
    at = time.fromisoformat(due[11:16]) if len(due) > 10 else None
    return date.fromisoformat(due[:10]), at


def due_chip(context: Context, due: str | None) -> tuple[str, str]:
    """What comes next as the words and tone of a chip: late red, today tinted, later plain, nothing a warning."""
    tr = QCoreApplication.translate
    if due is None:
        return tr("RecordMarks", "Unplanned"), "warning"
    day, at = due_parts(due)
    late = (context.today() - day).days
    if late == 1:
        return tr("RecordMarks", "1 day overdue"), "red"
    if late > 1:
        return tr("RecordMarks", "{count} days overdue").format(count=late), "red"
    return spoken_day(day, context.now(), context.language, at), "plain" if late < 0 else "accent"


def hue(colour: str | None) -> str:
    """A tag's colour as the painter names it."""
    return "" if colour in (None, "neutral") else str(colour)


def tag_marks(tags: "Iterable[Tagged]") -> tuple[tuple[str, str], ...]:
    """Tags as a table cell shows them."""
    return tuple((tag.name, hue(tag.colour)) for tag in tags)


def channel_words(context: Context, label: str | None) -> str:
    """A channel's own name, or the words of its code."""
    if not label:
        return ""
    return context.say(label[1:]) if label.startswith("@") else label


def joined(*parts: str | None) -> str:
    """The parts that are there, with a middle dot between."""
    return " · ".join(part for part in parts if part)
