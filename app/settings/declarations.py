"""Every setting, declared once: its type, default, choices and where it is kept."""

from typing import Any, NamedTuple


class Declared(NamedTuple):
    """One setting. `scope` is `installation` (this computer) or `firm` (inside the data file)."""

    name: str
    default: Any
    scope: str
    about: str
    choices: tuple[Any, ...] = ()
    low: int | None = None
    high: int | None = None

    def accepts(self, value: Any) -> bool:
        """Whether a value is of the declared type, among the choices and within the range."""
        if self.choices:
            return value in self.choices
        if isinstance(self.default, bool):
            return isinstance(value, bool)
        if isinstance(self.default, int):
            fits = isinstance(value, int) and not isinstance(value, bool)
            return (
                fits and (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
            )
        if self.default is None:
            return value is None or isinstance(value, (str, int))
        return isinstance(value, type(self.default))


INSTALLATION = (
    Declared("language", "system", "installation", "Interface language", ("system", "zh_CN", "en")),
    Declared("look", "system", "installation", "Light, dark, or as the system", ("system", "light", "dark")),
    Declared("density", "comfortable", "installation", "Row height of tables", ("comfortable", "compact")),
    Declared("database", "", "installation", "The data file opened at start"),
    Declared("member", 0, "installation", "Who I am among the members (0: not said)"),
    Declared("sidebar_collapsed", False, "installation", "Sidebar shows icons only"),
    Declared("close_to_tray", False, "installation", "Closing the window keeps reminders running"),
    Declared("notifications", True, "installation", "Show system notifications for reminders"),
    Declared("backup_folder", "", "installation", "Where backups are written (empty: beside the data)"),
    Declared(
        "backup_cap_mb", 2_000, "installation", "Total size of kept backups, MB", low=50, high=1_000_000
    ),
    Declared("backup_automatic", True, "installation", "Back up every day by itself"),
    Declared("window", {}, "installation", "Size, place and panes of the window"),
    Declared("tables", {}, "installation", "Columns of each table"),
    Declared("recent_files", [], "installation", "Data files opened lately"),
    Declared("dialogs", {}, "installation", "Last choices of dialogs"),
)

FIRM = (
    Declared("company", "", "firm", "Name of the firm"),
    Declared("currency", "CNY", "firm", "Currency of amounts"),
    Declared("region", "CN", "firm", "Country of phone numbers typed without one"),
    Declared("holiday_country", "CN", "firm", "Whose public holidays the calendar shows"),
    Declared("working_days", [1, 2, 3, 4, 5], "firm", "Working days of the week, Monday is 1"),
    Declared("day_starts", "09:00", "firm", "Start of the working day"),
    Declared("day_ends", "18:00", "firm", "End of the working day"),
    Declared("remind_minutes", 15, "firm", "Reminder before a timed follow-up, minutes", low=0, high=20_160),
    Declared("quiet_days", 30, "firm", "No contact for so many days counts as quiet", low=1, high=3_650),
    Declared("company_full_name", "", "firm", "Full name on documents (empty: the name of the firm)"),
    Declared("company_address", "", "firm", "Address on documents"),
    Declared("company_phone", "", "firm", "Phone on documents"),
    Declared("company_email", "", "firm", "E-mail on documents"),
    Declared("company_tax_number", "", "firm", "Tax number on documents"),
    Declared("company_bank", "", "firm", "Bank on documents"),
    Declared("company_account", "", "firm", "Bank account on documents"),
    Declared("company_logo", "", "firm", "Picture on documents: the path of a file"),
    Declared("quote_valid_days", 15, "firm", "A new quote is valid for so many days", low=1, high=730),
    Declared("quote_remind_days", 3, "firm", "Reminder before a sent quote ends, days", low=0, high=365),
    Declared("quote_tax_rate", 1_300, "firm", "Usual tax rate, hundredths of a percent", low=0, high=10_000),
    Declared("quote_payment_terms", "", "firm", "Usual payment terms of a quote"),
    Declared("quote_after_sales", "", "firm", "Usual after-sales terms of a quote"),
    Declared(
        "favour_remind_months",
        6,
        "firm",
        "A favour unanswered for so many months is recalled (0: never)",
        low=0,
        high=120,
    ),
    Declared(
        "gift_limit",
        50_000,
        "firm",
        "Gifts to one person within 12 months, minor units (0: no limit)",
        low=0,
        high=100_000_000,
    ),
    Declared(
        "relation_least_cases", 10, "firm", "Cases that a warning about relations needs", low=1, high=1_000
    ),
    Declared(
        "relation_dependence",
        30,
        "firm",
        "One customer's share of revenue that is warned of, percent",
        low=1,
        high=100,
    ),
    Declared(
        "relation_only_tie",
        5,
        "firm",
        "Customers that hang on one person alone before it is warned of",
        low=2,
        high=1_000,
    ),
    Declared(
        "relation_one_sided", 3, "firm", "Favours given and received this far apart are fine", low=1, high=100
    ),
    Declared(
        "relation_discount_only",
        90,
        "firm",
        "Share of orders on discount that is warned of, percent",
        low=1,
        high=100,
    ),
    Declared(
        "relation_narrow_field",
        40,
        "firm",
        "One introducer's share of new customers that is warned of, percent",
        low=1,
        high=100,
    ),
    Declared(
        "relation_eaten_margin",
        50,
        "firm",
        "Share of the margin that discounts may eat, percent",
        low=1,
        high=100,
    ),
    Declared(
        "relation_long_years",
        2,
        "firm",
        "A customer counts as long-standing after so many years",
        low=1,
        high=50,
    ),
    Declared(
        "sales_target", 0, "firm", "Sales wanted per month, in minor units of the currency (0: none)", low=0
    ),
    Declared("sample", False, "firm", "The file holds the sample company"),
)

BY_NAME = {declared.name: declared for declared in (*INSTALLATION, *FIRM)}
