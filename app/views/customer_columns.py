"""The columns of the Customers table."""

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.language.phones import format_phone
from app.queries.customers import CustomerRow
from app.views.context import Context
from app.views.list_own_fields import own_columns
from app.views.record_marks import customer_icon, due_chip, past_words, tag_marks

WORDS = 48  # how much wider than Chinese a column of words is in English, whatever the interface speaks


def customer_columns(context: Context) -> tuple[Column, ...]:
    """All of them, in their first order; narrow tables drop those with a rank, the lowest first."""
    tr = QCoreApplication.translate
    wider = 0 if context.language == "zh_CN" else WORDS

    def title(row: CustomerRow) -> tuple[str, str]:
        return row.name, customer_icon(row.kind, row.industry)

    own = own_columns(context, "customer")
    return (
        Column("tick", "", "check", width=46, min_width=46, sortable=False, movable=False),
        Column("name", tr("CustomerColumns", "Customer"), "name", width=176 + wider // 2, min_width=168,
               stretch=True, movable=False, value=title),
        *verdict_columns(context, wider),
        Column("importance", tr("CustomerColumns", "Importance"), "stars", width=82 + wider // 8, min_width=64,
               narrow_rank=7),
        Column("tags", tr("CustomerColumns", "Tags"), "tags", width=120, roomy=144, sortable=False, narrow_rank=4,
               value=lambda row: tag_marks(row.tags)),
        Column("phone", tr("CustomerColumns", "Phone"), width=108, narrow_rank=2, role="mid",
               value=lambda row: shown_phone(row.phone)),
        Column("city", tr("CustomerColumns", "City"), width=60 + wider // 2, roomy=60 + WORDS, narrow_rank=1,
               editable=True, role="mid", edit_value=lambda row: row.city or ""),
        Column("industry", tr("CustomerColumns", "Industry"), width=66 + wider, roomy=72 + WORDS, narrow_rank=1,
               editable=True, role="mid", edit_value=lambda row: row.industry or ""),
        Column("last_contact", tr("CustomerColumns", "Last contact"), "date", width=84 + wider // 2, narrow_rank=6,
               value=lambda row: past_words(context, row.last_contact_at)),
        Column("next_due", tr("CustomerColumns", "Next follow-up"), "chip", width=124, min_width=90,
               value=lambda row: due_chip(context, row.next_due)),
        Column("owner", tr("CustomerColumns", "Owner"), width=64 + wider // 2, roomy=68 + WORDS * 2 // 3, narrow_rank=5,
               editable=True, role="mid", edit_value=lambda row: row.owner_id, value=lambda row: row.owner),
        *_hidden_columns(context, wider),
        *own,
    )  # fmt: skip


def _hidden_columns(context: Context, wider: int) -> tuple[Column, ...]:
    """Those a person may choose: the other verdicts, kind, what was ordered."""
    tr = QCoreApplication.translate
    return (
        *class_columns(context, wider),
        Column("kind", tr("CustomerColumns", "Kind"), width=76, hidden_by_default=True, narrow_rank=1, role="mid",
               value=lambda row: context.word("customer_kind", row.kind)),
        Column("created", tr("CustomerColumns", "Created"), "date", width=96, hidden_by_default=True, narrow_rank=1,
               value=lambda row: row.created_day),
        Column("orders", tr("CustomerColumns", "Orders"), width=64, align="right", sortable=False, narrow_rank=1,
               hidden_by_default=True, value=lambda row: f"{row.orders:,}" if row.orders else ""),
        Column("revenue", tr("CustomerColumns", "Revenue"), "money", width=104, align="right", narrow_rank=1,
               hidden_by_default=True, value=lambda row: revenue_words(context, row.revenue)),
        Column("last_order", tr("CustomerColumns", "Last order"), "date", width=96, hidden_by_default=True,
               narrow_rank=1, value=lambda row: row.last_order or ""),
    )  # fmt: skip


def verdict_columns(context: Context, wider: int) -> tuple[Column, ...]:
    """State and stage; `wider` is what words need more in the language in use."""
    tr = QCoreApplication.translate
    return (
        Column("status", tr("CustomerColumns", "State"), "pill", width=92 + wider // 2, min_width=84, narrow_rank=8,
               value=lambda row: status_mark(context, row.status)),
        Column("lifecycle", tr("CustomerColumns", "Lifecycle"), "lifecycle", width=96 + wider // 2, narrow_rank=5,
               value=lambda row: lifecycle_mark(context, row.lifecycle)),
    )  # fmt: skip


def class_columns(context: Context, wider: int) -> tuple[Column, ...]:
    """The other classes, which one may switch on."""
    tr = QCoreApplication.translate
    return (
        Column("loyalty", tr("CustomerColumns", "Loyalty"), width=76 + wider // 2, hidden_by_default=True,
               narrow_rank=1, role="mid", sortable=False,
               value=lambda row: verdict_cell(context, "loyalty", row.loyalty)),
        Column("tier", tr("CustomerColumns", "Tier"), width=66 + wider // 2, hidden_by_default=True, narrow_rank=1,
               role="mid", sortable=False, value=lambda row: verdict_cell(context, "tier", row.tier)),
        Column("outlook", tr("CustomerColumns", "Value outlook"), width=76 + wider // 2, hidden_by_default=True,
               narrow_rank=1, role="mid", sortable=False,
               value=lambda row: verdict_cell(context, "outlook", row.outlook)),
    )  # fmt: skip


def status_mark(context: Context, status: str | None) -> tuple[str, str]:
    """The pill of a state; nothing before somebody was judged."""
    return ("", "") if status is None else (status, context.word("status", status))


def lifecycle_mark(context: Context, stage: str | None) -> tuple[str, str]:
    """The curve of a stage with its word."""
    return ("", "") if stage is None else (stage, context.word("lifecycle", stage))


def verdict_cell(context: Context, axis: str, value: str | None) -> str:
    """The word of another verdict."""
    return "" if value is None else context.word(axis, value)


def revenue_words(context: Context, revenue: int | None) -> str:
    """What somebody bought in all, in the firm's own currency."""
    if revenue is None:
        return ""
    from app.language.money_text import format_money

    return format_money(revenue, str(context.firm("currency")), context.language)


def shown_phone(phone: str | None) -> str:
    """A phone in groups, without waking the library that knows the rest of the world: a list must come at once."""
    if not phone:
        return ""
    national = phone.removeprefix("+86")
    if len(national) == 11 and national.isdigit() and national[0] == "1":
        return format_phone(f"+86{national}")
    if national == phone or not national.isdigit():
        return phone
    area = 2 if national[0] == "1" or national[0] == "2" else 3
    return f"0{national[:area]} {national[area:-4]} {national[-4:]}"
