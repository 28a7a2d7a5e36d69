"""How contracts, cards and installed products look in a row, and what of them comes up."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.language.money_text import format_money
from app.language.spoken import spoken_day
from app.queries.holdings import ComingUp, Holding
from app.views.context import Context
from app.views.record_marks import joined

ICONS = {"contract": "file", "card": "wallet", "installed_product": "wrench"}
TONES = {"contract": "blue", "card": "violet", "installed_product": "slate"}
COMING_ICONS = {"renewal": "refresh", "card_end": "wallet", "warranty": "shield", "service": "wrench"}


def holding_line(context: Context, held: Holding) -> str:
    """What is told of one under its name: number, what is left of it, until when, when it is serviced."""
    tr = QCoreApplication.translate
    values, parts = held.values, [held.detail]
    if values.get("balance") is not None:
        currency = values.get("currency") or str(context.firm("currency"))
        left = format_money(values["balance"], currency, context.language)
        parts.append(tr("Holdings", "{sum} left").format(sum=left))
    if values.get("uses_left") is not None:
        parts.append(tr("Holdings", "{count} uses left").format(count=values["uses_left"]))
    if held.until:
        warranty = held.table == "installed_product"
        words = tr("Holdings", "warranty until {day}") if warranty else tr("Holdings", "until {day}")
        parts.append(words.format(day=_day(context, held.until)))
    if held.due:
        parts.append(tr("Holdings", "service {day}").format(day=_day(context, held.due)))
    if held.state == "renewed":
        parts.append(tr("Holdings", "renewed"))
    return joined(*parts)


def coming_title(one: ComingUp) -> str:
    """What comes up, in a few words."""
    tr = QCoreApplication.translate
    words = {
        "renewal": tr("Holdings", "{name} ends, offer the renewal"),
        "card_end": tr("Holdings", "{name} ends"),
        "warranty": tr("Holdings", "Warranty of {name} ends"),
        "service": tr("Holdings", "Service of {name} is due"),
    }
    return words[one.what].format(name=one.name)


def _day(context: Context, day: str) -> str:
    return spoken_day(date.fromisoformat(day), context.today(), context.language)
