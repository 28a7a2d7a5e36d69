"""The columns of the Leads table, and how the states of a lead look."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from app.insight.lead_score import FACTORS
from app.itemmodels.columns import Column
from app.language.spoken import spoken_day
from app.queries.leads import LeadRow
from app.views.context import Context
from app.views.customer_columns import WORDS, shown_phone
from app.views.list_own_fields import own_columns
from app.views.record_marks import channel_words, due_chip, past_words
from app.vocabulary import LeadState

# the state of a lead and the tone of its tag
STATE_TONES = {
    LeadState.NEW: "red",
    LeadState.CONTACTING: "blue",
    LeadState.QUALIFIED: "violet",
    LeadState.CONVERTED: "green",
    LeadState.NURTURE: "amber",
    LeadState.DISQUALIFIED: "",
}
GRADE_TONES = {"A": "green", "B": "blue", "C": "amber", "D": ""}


def lead_columns(context: Context) -> tuple[Column, ...]:
    """All of them, in their first order."""
    tr = QCoreApplication.translate
    wider = 0 if context.language == "zh_CN" else WORDS
    return (
        Column("tick", "", "check", width=50, min_width=50, sortable=False, movable=False),
        Column("name", tr("LeadColumns", "Lead"), "two_line", width=170, min_width=150, stretch=True, movable=False,
               value=lambda row: (row.name, second_line(row))),
        Column("score", tr("LeadColumns", "Score"), "score", width=84, min_width=84, value=score_value),
        Column("factors", tr("LeadColumns", "Fit / Power / Intent"), "bars", width=134 + wider // 2, min_width=104,
               narrow_rank=4, sortable=False, value=partial(factor_bars, context)),
        Column("channel", tr("LeadColumns", "Channel"), width=88 + wider, narrow_rank=5,
               value=lambda row: channel_words(context, row.channel)),
        Column("campaign", tr("LeadColumns", "Campaign"), width=104, roomy=168, narrow_rank=3, editable=True,
               edit_value=lambda row: row.campaign or "", role="mid"),
        Column("state", tr("LeadColumns", "State"), "chip", width=92 + wider // 3,
               value=lambda row: (context.word("lead_state", row.state), STATE_TONES[LeadState(row.state)])),
        Column("budget", tr("LeadColumns", "Budget"), "money", width=88, align="right", narrow_rank=6, editable=True,
               value=lambda row: budget_words(context, row.budget, row.currency),
               edit_value=lambda row: budget_words(context, row.budget, row.currency, short=False)),
        Column("next_due", tr("LeadColumns", "Next step"), "chip", width=124, min_width=96,
               value=lambda row: due_chip(context, row.next_due)),
        Column("last_contact", tr("LeadColumns", "Last contact"), "date", width=94 + wider // 3, narrow_rank=2,
               value=lambda row: past_words(context, row.last_contact_at)),
        Column("owner", tr("LeadColumns", "Owner"), width=72, roomy=72 + WORDS // 2, narrow_rank=1, editable=True,
               role="mid", edit_value=lambda row: row.owner_id, value=lambda row: row.owner),
        Column("phone", tr("LeadColumns", "Phone"), width=118, narrow_rank=1, hidden_by_default=True, role="mid",
               value=lambda row: shown_phone(row.phone)),
        Column("created", tr("LeadColumns", "Created"), "date", width=96, hidden_by_default=True, narrow_rank=1,
               value=lambda row: row.created_day),
        *own_columns(context, "lead"),
    )  # fmt: skip


def score_value(row: LeadRow) -> tuple[int, str] | None:
    """Score and grade; nothing before it was scored."""
    return None if row.grade is None or row.score is None else (row.score, row.grade)


def factor_bars(context: Context, row: LeadRow) -> tuple[tuple[int, ...], str] | None:
    """The three factors in percent; nothing before it was scored and when it has ended."""
    if row.judged is None:
        return None
    shares = row.judged.factors
    words = [
        f"{context.say(f'lead.factor.{name}')} {share}%" for name, share in zip(FACTORS, shares, strict=True)
    ]
    return shares, ", ".join(words)


def second_line(row: LeadRow) -> str:
    """The firm and the title, unless the name is the firm's already."""
    firm = row.firm if row.firm != row.name else None
    return " ".join(part for part in (firm, row.title) if part)


def budget_words(context: Context, budget: int | None, currency: str | None, *, short: bool = True) -> str:
    """A budget, in short for lists; nothing where it is not known."""
    if budget is None:
        return ""
    from app.language.money_text import format_money

    return format_money(budget, currency or str(context.firm("currency")), context.language, short=short)


def wake_words(context: Context, wake_on: str) -> str:
    """The day a resting lead is taken up again."""
    from datetime import date

    return spoken_day(date.fromisoformat(wake_on), context.now(), context.language)
