"""How ties, rings, favours and ways of introduction are told."""

from PySide6.QtCore import QCoreApplication

from app.insight.ties import role_of
from app.language.money_text import format_money
from app.queries.favours import FavourRow
from app.queries.introductions import Introduction, Stop
from app.queries.web import Known
from app.views.context import Context
from app.views.record_marks import joined
from app.vocabulary import Ring

RINGS = tuple(int(ring) for ring in Ring)
# the colour of each state; whoever has none yet is drawn in jade
STATES = {
    "loyal": "violetSo",
    "active": "greenSo",
    "new": "blueSo",
    "silent": "slateSo",
    "dissatisfied": "orangeSo",
    "at_risk": "amberSo",
    "lost": "roseSo",
}
OTHER_STATE = "accentSoft"
TONES = {"given": "green", "received": "amber"}


def said(context: Context, words: str) -> str:
    """Own words, or the sentence of a code ("@tie_role.friend")."""
    return context.say(words[1:]) if words.startswith("@") else words


def who_words(who: Known | None) -> str:
    """A name with its firm; ourselves."""
    if who is None:
        return QCoreApplication.translate("Relations", "We")
    return joined(who.name, who.firm_name)


def step_words(context: Context, stop: Stop) -> str:
    """What leads to a stop: what they are to the one before, and in which ring."""
    tr = QCoreApplication.translate
    if stop.kind == "own":
        why = tr("Relations", "you know them")
    elif stop.kind == "employed":
        why = tr("Relations", "works there") if stop.who.table == "contact" else tr("Relations", "their firm")
    elif stop.kind == "referred":
        why = tr("Relations", "sent by them") if stop.forward else tr("Relations", "sent them to us")
    else:
        why = context.say(f"tie_role.{role_of(stop.kind, first=not stop.forward)}")
    return joined(why, context.word("ring", stop.ring))


def way_words(way: Introduction) -> str:
    """A way on one line."""
    return " → ".join(stop.who.name for stop in way.stops)


def favour_worth(context: Context, row: FavourRow) -> str:
    """What a favour was worth, where somebody said so."""
    return format_money(row.value, row.currency or "", context.language) if row.value is not None else ""
