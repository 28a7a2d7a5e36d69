"""How a deal is said: its stage, amount, day of closing, odds with their reason, and the card on the board."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.insight.deals import ENOUGH, Odds, age_in_days, is_stuck
from app.language.money_text import format_money
from app.language.spoken import spoken_day
from app.queries.board import Rules
from app.queries.deal_marks import DealMarks
from app.queries.deals import DealRow
from app.views.context import Context
from app.views.record_marks import KIND_ICONS, customer_icon, due_parts
from app.vocabulary import DealState
from app.widgets.board.cards import BoardCard

STATE_TONES = {DealState.OPEN: "blue", DealState.WON: "green", DealState.LOST: ""}


def stage_words(context: Context, label: str) -> str:
    """A stage's own name, or the words of its code."""
    return context.say(label[1:]) if label.startswith("@") else label


def money_words(context: Context, amount: int | None, currency: str = "", *, short: bool = False) -> str:
    """An amount; nothing where it is not known."""
    if amount is None:
        return ""
    return format_money(amount, currency or str(context.firm("currency")), context.language, short=short)


def day_words(context: Context, day: str | None) -> str:
    """A day as people say it; nothing where there is none."""
    return spoken_day(date.fromisoformat(day), context.now(), context.language) if day else ""


def odds_words(context: Context, odds: Odds) -> str:
    """The odds with what they rest on."""
    return context.say(odds.code, percent=odds.percent, won=odds.won, ended=odds.ended, needed=ENOUGH)


def end_reason_words(context: Context, state: str, reason: str | None) -> str:
    """Why a deal was won or lost."""
    if not reason:
        return ""
    return context.word("bought_for" if state == DealState.WON else "objection_kind", reason)


def next_words(context: Context, row: DealRow) -> tuple[str, str]:
    """The next step as the words and tone of a chip: red overdue, amber today, green ahead, hollow none."""
    tr = QCoreApplication.translate
    if row.next_due is None:
        return tr("DealWords", "No next step"), "outline"
    day, at = due_parts(row.next_due)
    late = (context.today() - day).days
    if late == 1:
        return tr("DealWords", "1 day overdue"), "red"
    if late > 1:
        return tr("DealWords", "{count} days overdue").format(count=late), "red"
    return spoken_day(day, context.now(), context.language, at), "green" if late else "amber"


def age_words(row: DealRow, today: date) -> str:
    """How long an open deal has been in its stage."""
    age = age_in_days(row.stage_since, today)
    tr = QCoreApplication.translate
    return (tr("DealWords", "1 day") if age == 1 else tr("DealWords", "{count} days")).format(count=age)


def stuck_words(row: DealRow, rules: Rules, today: date) -> str:
    """The mark of a deal that stays too long in its stage; "" for others."""
    limit = rules.limits.get(row.stage_id or 0)
    age = age_in_days(row.stage_since, today)
    if row.state != DealState.OPEN or not is_stuck(age, limit):
        return ""
    return QCoreApplication.translate("DealWords", "stuck {count} days").format(count=age)


def risk_words(context: Context, row: DealRow, rules: Rules, marks: DealMarks) -> list[tuple[str, str]]:
    """What stands against an open deal as words and colour role, the gravest first."""
    if row.state != DealState.OPEN:
        return []
    tr = QCoreApplication.translate
    stuck = stuck_words(row, rules, context.today())
    begun = bool(rules.stages) and row.stage_id == rules.stages[0].id  # who decides may still be found out
    objection = context.word("objection_kind", marks.objection) if marks.objection else ""
    found = [
        (tr("DealWords", "a rival has offered") if marks.rivals else "", "redFg"),
        (tr("DealWords", "objection: {kind}").format(kind=objection) if objection else "", "amberFg"),
        (stuck, "amberFg"),
        (tr("DealWords", "nobody who decides") if not marks.decides and not begun else "", "mid"),
    ]
    return [(words, role) for words, role in found if words]


def money_in_words(context: Context, row: DealRow, marks: DealMarks) -> tuple[str, str]:
    """How far a won deal is, with an icon: paid, partly paid, when it is delivered; else the day it was won."""
    tr = QCoreApplication.translate
    if marks.ordered and marks.paid >= marks.ordered:
        return tr("DealWords", "paid"), "checkc"
    if marks.ordered and marks.paid:
        return tr("DealWords", "{percent}% paid").format(percent=100 * marks.paid // marks.ordered), "wallet"
    if marks.ordered and marks.due:
        return tr("DealWords", "{day} delivery").format(day=day_words(context, marks.due)), "truck"
    return day_words(context, row.ended_day), "checkc"


def card_of(context: Context, row: DealRow, rules: Rules, marks: DealMarks) -> BoardCard:
    """The card of a deal."""
    today = context.today()
    risks = risk_words(context, row, rules, marks)
    stuck = stuck_words(row, rules, today)
    if row.state == DealState.OPEN:
        chip, tone = next_words(context, row)
        icon = KIND_ICONS.get(row.next_kind or "", "") if row.next_due else "alert"
        age = age_words(row, today)
    else:
        (chip, icon), tone, age = money_in_words(context, row, marks), STATE_TONES[DealState(row.state)], ""
    amount = money_words(context, row.amount, row.currency) or "—"
    said = [row.name, row.customer, amount, stage_words(context, row.stage), chip]
    said += [*(words for words, _role in risks), row.owner]
    mark, mark_role = risks[0] if risks else ("", "amberFg")
    return BoardCard(
        row.id,
        row.customer or "",
        customer_icon(row.customer_kind, row.industry) or "user" if row.customer_kind else "",
        row.name,
        amount,
        age,
        "amberFg" if stuck else "mid",
        mark,
        mark_role,
        chip,
        icon,
        tone,
        (row.owner or "")[:1],
        row.owner_colour or "blue",
        ", ".join(part for part in said if part),
    )
