"""The columns of the table of deals."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.queries.board import Rules
from app.queries.deals import DealRow
from app.views.context import Context
from app.views.customer_columns import WORDS
from app.views.deal_words import (
    STATE_TONES,
    age_words,
    day_words,
    end_reason_words,
    money_words,
    next_words,
    stage_words,
    stuck_words,
)
from app.views.record_marks import joined, past_words
from app.vocabulary import DealState


def deal_columns(context: Context, rules: Callable[[], Rules]) -> tuple[Column, ...]:
    """All of them, in their first order."""
    tr = QCoreApplication.translate
    wider = 0 if context.language == "zh_CN" else WORDS
    return (
        Column("tick", "", "check", width=50, min_width=50, sortable=False, movable=False),
        Column("name", tr("DealColumns", "Deal"), "two_line", width=190, min_width=150, stretch=True, movable=False,
               value=lambda row: (row.name, row.customer or "")),
        Column("stage", tr("DealColumns", "Stage"), "chip", width=104 + wider // 2, sortable=False,
               value=lambda row: _stage(context, row)),
        Column("amount", tr("DealColumns", "Amount"), "money", width=104, align="right", editable=True,
               value=lambda row: money_words(context, row.amount, row.currency)),
        Column("odds", tr("DealColumns", "Odds"), width=64, align="right", narrow_rank=4, sortable=False, role="mid",
               value=lambda row: _odds(row, rules())),
        Column("expected_close", tr("DealColumns", "Expected close"), "date", width=104 + wider // 3, narrow_rank=5,
               value=lambda row: day_words(context, row.expected_close)),
        Column("next_due", tr("DealColumns", "Next step"), "chip", width=124 + wider // 3, min_width=96,
               value=lambda row: _next(context, row)),
        Column("age", tr("DealColumns", "In stage"), width=110 + wider // 3, narrow_rank=3, sortable=False, role="mid",
               value=lambda row: _age(context, row, rules())),
        Column("last_contact", tr("DealColumns", "Last contact"), "date", width=94 + wider // 3, narrow_rank=2,
               sortable=False, value=lambda row: past_words(context, row.last_contact_at)),
        Column("owner", tr("DealColumns", "Owner"), width=72, roomy=72 + WORDS // 2, narrow_rank=1, editable=True,
               sortable=False, role="mid", edit_value=lambda row: row.owner_id, value=lambda row: row.owner),
        Column("ended", tr("DealColumns", "Ended"), "date", width=96, hidden_by_default=True, narrow_rank=1,
               value=lambda row: day_words(context, row.ended_day)),
        Column("reason", tr("DealColumns", "Why"), width=150, hidden_by_default=True, narrow_rank=1, sortable=False,
               value=lambda row: joined(end_reason_words(context, row.state, row.end_reason), row.competitor)),
        Column("created", tr("DealColumns", "Created"), "date", width=96, hidden_by_default=True, narrow_rank=1,
               value=lambda row: row.created_day),
    )  # fmt: skip


def _stage(context: Context, row: DealRow) -> tuple[str, str]:
    state = DealState(row.state)
    words = (
        stage_words(context, row.stage) if state is DealState.OPEN else context.word("deal_state", row.state)
    )
    return words, STATE_TONES[state]


def _odds(row: DealRow, rules: Rules) -> str:
    if row.state != DealState.OPEN:
        return "100%" if row.state == DealState.WON else "0%"
    of_stage = rules.odds.get(row.stage_id or 0)
    percent = row.odds if row.odds is not None else of_stage.percent if of_stage else 0
    return f"{percent}%"


def _next(context: Context, row: DealRow) -> tuple[str, str]:
    if row.state != DealState.OPEN:
        return "", "plain"
    words, tone = next_words(context, row)
    return words, {"green": "green", "outline": "warning"}.get(tone, tone)


def _age(context: Context, row: DealRow, rules: Rules) -> str:
    if row.state != DealState.OPEN:
        return ""
    return stuck_words(row, rules, context.today()) or age_words(row, context.today())
