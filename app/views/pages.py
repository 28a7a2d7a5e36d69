"""Which pages there are, in the order of the sidebar, and where each one lives."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from app.views.context import Context
    from app.views.page import Page


class PageSpec(NamedTuple):
    """A page: its id, where its class lives (`module:Class`), icon, key, and whether the sidebar shows it.

    `under` is the page of the sidebar that is marked while this one is shown.
    """

    id: str
    path: str
    icon: str = ""
    key: str = ""
    sidebar: bool = True
    under: str = ""
    modules: tuple[
        str, ...
    ] = ()  # loaded one by one when the program starts with this page, which is built slowly


TODAY = (
    *("widgets.buttons", "widgets.painting", "widgets.card", "widgets.fields", "widgets.top_bar"),
    *("queries.birthdays", "views.today_care", "views.today_actions", "views.today_advice"),
    *("views.today_proposal", "views.today_words", "views.today_tiles", "widgets.empty_state"),
    *("language.day_text", "language.lunar", "language.money_text", "queries.card", "queries.holdings"),
    *("views.today_holdings", "views.today"),
)
CUSTOMERS = (
    *("widgets.buttons", "widgets.chip", "widgets.fields", "views.list_filter", "views.list_fields"),
    *("queries.card", "widgets.marks", "views.preview_pane", "views.customer_preview", "views.list_actions"),
    *("widgets.dialog", "views.list_views", "widgets.empty_state", "widgets.top_bar", "views.customers"),
)

PAGES = (
    PageSpec("today", "app.views.today:TodayPage", "today", "Ctrl+1", modules=TODAY),
    PageSpec("customers", "app.views.customers:CustomersPage", "users", "Ctrl+2", modules=CUSTOMERS),
    PageSpec("leads", "app.views.leads:LeadsPage", "lead", "Ctrl+3"),
    PageSpec("deals", "app.views.deals:DealsPage", "deal", "Ctrl+4"),
    PageSpec("calendar", "app.views.calendar:CalendarPage", "calendar", "Ctrl+5"),
    PageSpec("quotes", "app.views.quotes:QuotesPage", "quote", "Ctrl+6"),
    PageSpec("campaigns", "app.views.campaigns:CampaignsPage", "marketing", "Ctrl+7"),
    PageSpec(
        "competitors", "app.views.competitors:CompetitorsPage", "scale", sidebar=False, under="campaigns"
    ),
    PageSpec("products", "app.views.products:ProductsPage", "store", sidebar=False, under="quotes"),
    PageSpec("network", "app.views.network:NetworkPage", "network", "Ctrl+9"),
    PageSpec("insight", "app.views.insight:InsightPage", "insight", "Ctrl+0"),
    PageSpec("settings", "app.views.settings:SettingsPage", "settings", "Ctrl+,"),
    PageSpec("customer", "app.views.customer_card:CustomerCardPage", sidebar=False, under="customers"),
    PageSpec("quote", "app.views.quote:QuotePage", sidebar=False, under="quotes"),
    PageSpec("orders", "app.views.orders:OrdersPage", sidebar=False, under="quotes"),
    PageSpec("order", "app.views.order:OrderPage", sidebar=False, under="quotes"),
    PageSpec("receivables", "app.views.receivables:ReceivablesPage", sidebar=False, under="quotes"),
    PageSpec("deal", "app.views.deal:DealPage", sidebar=False, under="deals"),
    PageSpec("import", "app.views.import_wizard:ImportPage", sidebar=False),
    PageSpec("duplicates", "app.views.duplicates:DuplicatesPage", sidebar=False, under="customers"),
    PageSpec("recycle_bin", "app.views.recycle_bin:RecycleBinPage", sidebar=False),
)

# dialogs by name: each class is called with (context, window, **arguments) and opened
DIALOGS = {
    "log": "app.views.dialogs.log:LogDialog",
    "talk": "app.views.dialogs.talk:TalkDialog",
    "follow_up": "app.views.dialogs.follow_up:FollowUpDialog",
    "complete": "app.views.dialogs.complete:CompleteDialog",
    "postpone": "app.views.dialogs.postpone:PostponeDialog",
    "customer": "app.views.dialogs.customer:CustomerDialog",
    "contact": "app.views.dialogs.contact:ContactDialog",
    "lead": "app.views.dialogs.lead:LeadDialog",
    "lead_state": "app.views.dialogs.lead_state:LeadStateDialog",
    "order": "app.views.dialogs.order:OrderDialog",
    "verdict": "app.views.dialogs.verdict:VerdictDialog",
    "pin": "app.views.dialogs.pin:PinDialog",
    "give_up": "app.views.dialogs.pin:GiveUpDialog",
    "case": "app.views.dialogs.case:CaseDialog",
    "case_close": "app.views.dialogs.case:CloseCaseDialog",
    "satisfaction": "app.views.dialogs.case:AnswerDialog",
    "holding": "app.views.dialogs.holding:HoldingDialog",
    "card_use": "app.views.dialogs.holding:CardUseDialog",
    "statement": "app.views.dialogs.statement:StatementDialog",
    "payment": "app.views.dialogs.payment:PaymentDialog",
    "goods_return": "app.views.dialogs.goods_return:ReturnDialog",
    "deal": "app.views.dialogs.deal:DealDialog",
    "deal_end": "app.views.dialogs.deal_end:DealEndDialog",
    "deal_stakes": "app.views.dialogs.deal_stakes:DealStakesDialog",
    "convert": "app.views.dialogs.convert:ConvertDialog",
    "campaign": "app.views.dialogs.campaign:CampaignDialog",
    "tie": "app.views.dialogs.tie:TieDialog",
    "favour": "app.views.dialogs.favour:FavourDialog",
    "competitor": "app.views.dialogs.competitor:CompetitorDialog",
    "competitor_offer": "app.views.dialogs.negotiation:OfferDialog",
    "term": "app.views.dialogs.negotiation:TermDialog",
    "concession": "app.views.dialogs.negotiation:ConcessionDialog",
    "objection": "app.views.dialogs.objection:ObjectionDialog",
    "objection_answer": "app.views.dialogs.objection:AnswerDialog",
    "promise": "app.views.dialogs.agreement:PromiseDialog",
    "goal": "app.views.dialogs.agreement:GoalDialog",
    "tag": "app.views.dialogs.tag:TagDialog",
    "temperament": "app.views.dialogs.temperament:TemperamentDialog",
    "segment": "app.views.dialogs.segment:SegmentDialog",
    "plan_many": "app.views.dialogs.plan_many:PlanManyDialog",
    "export": "app.views.dialogs.export:ExportDialog",
    "import_history": "app.views.dialogs.import_history:ImportHistoryDialog",
    "product": "app.views.dialogs.product:ProductDialog",
    "question": "app.views.dialogs.question:QuestionDialog",
    "price_lists": "app.views.dialogs.price_lists:PriceListsDialog",
    "history": "app.views.dialogs.history:HistoryDialog",
    "quote_line": "app.views.dialogs.quote_line:QuoteLineDialog",
    "instalments": "app.views.dialogs.instalments:InstalmentsDialog",
    "quote_versions": "app.views.dialogs.quote_versions:QuoteVersionsDialog",
    "accept_quote": "app.views.dialogs.accept_quote:AcceptQuoteDialog",
    "decline_quote": "app.views.dialogs.accept_quote:DeclineQuoteDialog",
    "shortcuts": "app.views.dialogs.shortcuts:ShortcutsDialog",
    "crash": "app.views.dialogs.crash:CrashDialog",
}


def page_titles() -> dict[str, str]:
    """The names of the pages in the language of the moment."""
    tr = QCoreApplication.translate
    return {
        "today": tr("Pages", "Today"),
        "customers": tr("Pages", "Customers"),
        "leads": tr("Pages", "Leads"),
        "deals": tr("Pages", "Deals"),
        "deal": tr("Pages", "Deal"),
        "calendar": tr("Pages", "Calendar"),
        "quotes": tr("Pages", "Quotes and orders"),
        "campaigns": tr("Pages", "Marketing"),
        "network": tr("Pages", "Relations"),
        "competitors": tr("Pages", "Competitors"),
        "insight": tr("Pages", "Charts"),
        "settings": tr("Pages", "Settings"),
        "products": tr("Pages", "Products"),
        "orders": tr("Pages", "Orders"),
        "receivables": tr("Pages", "Receivables"),
        "import": tr("Pages", "Import"),
        "duplicates": tr("Pages", "Duplicates"),
        "recycle_bin": tr("Pages", "Recycle bin"),
    }


def load(path: str) -> Any:
    """The class at `module:Class`, imported on first use."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


def make_page(spec: PageSpec, context: "Context") -> "Page":
    """A new page."""
    made: Page = load(spec.path)(context)
    return made
