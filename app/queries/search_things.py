"""Deals, products, quotes, orders, campaigns and competitors that a search text finds.

Of the newest 300 that fit, those whose name or number begins with the text come first, then the newest.
"""

from app.db.reader import Reader
from app.language.asking import QueryPlan
from app.language.names import clean_text, query_plan
from app.queries.search_found import Found
from app.queries.search_hits import newest
from app.vocabulary import RecordKind

NEWEST = 300
_CUSTOMER = "(SELECT name FROM customer WHERE id = t.customer_id)"
# id, name, detail, customer
_SHOWN = {
    RecordKind.DEAL: ("t.name", f"coalesce({_CUSTOMER}, '')", "t.customer_id"),
    RecordKind.PRODUCT: ("t.name", "concat_ws(' · ', t.code, t.category)", "NULL"),
    RecordKind.QUOTE: ("t.number", "concat_ws(' · ', t.buyer_name, t.title)", "t.customer_id"),
    RecordKind.SALES_ORDER: (
        "t.number",
        "concat_ws(' · ', t.buyer_name, t.title, t.ordered_day)",
        "t.customer_id",
    ),
    RecordKind.CAMPAIGN: ("t.name", "coalesce(t.audience, '')", "NULL"),
    RecordKind.COMPETITOR: ("t.name", "coalesce(t.product, '')", "NULL"),
}


def ids_of_things(reader: Reader, text: str, newest_hits: int = 10_000) -> list[int]:
    """Keys that a text finds, for a list to narrow by; those of other tables among them are passed over there."""
    plan = query_plan(text)
    return [] if plan.empty else newest(reader, "search_things", plan.match_expression(), newest_hits)


def things(reader: Reader, text: str, plan: QueryPlan, limit: int) -> list[Found]:
    """The best of them for a text."""
    hits = newest(reader, "search_things", plan.match_expression(), NEWEST)
    if not hits:
        return []
    typed = clean_text(text).casefold()
    found: list[tuple[tuple[bool, int], Found]] = []
    for kind, (name, detail, customer) in _SHOWN.items():
        sql = (
            f"SELECT t.id, {name}, {detail}, {customer} FROM {kind.value} t "
            "WHERE t.deleted_at IS NULL AND t.id IN {ids}"
        )
        for key, shown, more, owner in reader.by_ids(sql, hits):
            rank = (not shown.casefold().startswith(typed), -key)
            found.append((rank, Found(kind, key, owner, shown, more, 1)))
    return [hit for _rank, hit in sorted(found, key=lambda each: each[0])][:limit]
