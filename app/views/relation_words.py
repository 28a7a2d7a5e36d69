"""How ties, rings, favours and ways of introduction are told."""

from PySide6.QtCore import QCoreApplication

from app.language.money_text import format_money
from app.queries.favours import FavourRow
from app.queries.introductions import Introduction, Stop, why
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
    return joined(said(context, why(stop)), context.word("ring", stop.ring))


def way_words(way: Introduction) -> str:
    """Over whom a way leads, on one line."""
    return " → ".join(stop.who.name for stop in way.stops[:-1])


def favour_worth(context: Context, row: FavourRow) -> str:
    """What a favour was worth, where somebody said so."""
    return format_money(row.value, row.currency or "", context.language) if row.value is not None else ""
