"""The records behind a bar of the sales charts, the newest first, at most 10,000."""

from app.db.reader import Reader
from app.queries.charts import NEWEST_IDS, Span
from app.queries.sales_charts import RIVALS, WON_LEADS


def won_leads(reader: Reader, span: Span) -> list[int]:
    """Leads that came in the span and whose deal was won."""
    return _keys(
        reader,
        f"SELECT id {WON_LEADS} ORDER BY created_day DESC LIMIT ?3",
        *_bounds(span),
    )


def reached(reader: Reader, span: Span, step: str) -> list[int]:
    """Deals that began in the span and came as far as a stage (its key), or were won ("won")."""
    deals = (
        "SELECT id FROM deal WHERE deleted_at IS NULL AND created_day BETWEEN ?1 AND ?2 AND (state = 'won'"
    )
    if step == "won":
        return _keys(reader, f"{deals}) ORDER BY created_day DESC LIMIT ?3", *_bounds(span))
    return _keys(
        reader,
        f"{deals} OR stage_id IN (SELECT s.id FROM deal_stage s JOIN deal_stage this ON this.id = ?4 "
        "WHERE s.deleted_at IS NULL AND (s.position, s.id) >= (this.position, this.id)) "
        "OR (SELECT id FROM deal_stage WHERE deleted_at IS NULL ORDER BY position, id LIMIT 1) = ?4) "
        "ORDER BY created_day DESC LIMIT ?3",
        *_bounds(span),
        more=(int(step),),
    )


def closing(reader: Reader, first: str, last: str, home: str) -> list[int]:
    """Open deals with an amount in the home currency that are to close between two days."""
    return _keys(
        reader,
        "SELECT id FROM deal WHERE deleted_at IS NULL AND state = 'open' AND expected_close BETWEEN ?1 AND ?2 "
        "AND amount > 0 AND currency = ?4 ORDER BY expected_close DESC LIMIT ?3",
        first,
        last,
        more=(home,),
    )


def ordered(reader: Reader, span: Span) -> list[int]:
    """Orders made in the span that stand."""
    return _keys(
        reader,
        "SELECT id FROM sales_order WHERE deleted_at IS NULL AND state <> 'cancelled' AND ordered_day BETWEEN ? AND ? "
        "ORDER BY ordered_day DESC LIMIT ?",
        *_bounds(span),
    )


def lost_for(reader: Reader, span: Span, reason: str) -> list[int]:
    """Deals lost for a reason ("" = none given)."""
    return _keys(
        reader,
        "SELECT id FROM deal WHERE deleted_at IS NULL AND ended_day BETWEEN ?1 AND ?2 AND state = 'lost' "
        "AND coalesce(end_reason, '') = ?4 ORDER BY ended_day DESC LIMIT ?3",
        *_bounds(span),
        more=(reason,),
    )


def against(reader: Reader, span: Span, competitor_id: int, state: str) -> list[int]:
    """Deals won or lost (`state`) against a competitor."""
    return _keys(
        reader,
        f"SELECT d.id FROM ({RIVALS}) r JOIN deal d ON d.id = r.deal_id WHERE r.competitor_id = ?4 AND d.state = ?5 "
        "ORDER BY d.ended_day DESC LIMIT ?3",
        *_bounds(span),
        more=(competitor_id, state),
    )


def objected(reader: Reader, span: Span, kind: str, worked: bool | None) -> list[int]:
    """Deals in which a kind of objection was raised whose answer worked, did not, or is not known to have."""
    return _keys(
        reader,
        "SELECT DISTINCT o.deal_id FROM objection o JOIN deal d ON d.id = o.deal_id AND d.deleted_at IS NULL "
        "WHERE o.deleted_at IS NULL AND o.raised_day BETWEEN ?1 AND ?2 AND o.kind = ?4 AND o.worked IS ?5 "
        "ORDER BY o.raised_day DESC LIMIT ?3",
        *_bounds(span),
        more=(kind, worked),
    )


def _keys(reader: Reader, sql: str, first: str, last: str, more: tuple[object, ...] = ()) -> list[int]:
    return [int(key) for (key,) in reader.all(sql, (first, last, NEWEST_IDS, *more))]


def _bounds(span: Span) -> tuple[str, str]:
    return span.first.isoformat(), span.last.isoformat()
