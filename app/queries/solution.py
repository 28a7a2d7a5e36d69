"""The solution of a deal: what could be proposed for its needs, and what was."""

from dataclasses import dataclass

from app.db.reader import Reader
from app.insight.solution import Covered, Offered, Wanted, propose
from app.queries.needs import DealNeedRow, deal_needs
from app.queries.product_search import products_by_id


@dataclass(frozen=True, slots=True)
class SolutionRow:
    """A line of the solution; `quantity` in thousandths, `price` of one unit in the usual list."""

    id: int
    need_id: int | None
    need: str | None
    product_id: int | None
    product: str
    code: str | None
    unit: str | None
    quantity: int
    price: int | None
    currency: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solution sheet shows: the needs, the lines, and the needs that no line covers.

    A need is covered by a line made for it, or by any product of the solution that answers it.
    """

    needs: tuple[DealNeedRow, ...]
    lines: tuple[SolutionRow, ...]
    uncovered: tuple[Covered, ...]
    proposed: tuple[Covered, ...]


def solution_of(reader: Reader, deal_id: int) -> Solution:
    """Everything about the solution of a deal."""
    needs = deal_needs(reader, deal_id)
    lines = solution_lines(reader, deal_id)
    wanted = [Wanted(need.need_id, need.name, need.weight) for need in needs]
    offered = offers_for(reader, [need.need_id for need in needs])
    proposed = propose(wanted, offered)
    inside = {line.product_id for line in lines}
    met = {line.need_id for line in lines} | {
        need for each in offered if each.product_id in inside for need in each.answers
    }
    uncovered = [row for row in proposed if row.need_id not in met]
    return Solution(tuple(needs), tuple(lines), tuple(uncovered), tuple(proposed))


def offers_for(reader: Reader, needs: list[int]) -> list[Offered]:
    """Products that answer any of some needs, with all of these needs each answers."""
    answers: dict[int, dict[int, str]] = {}
    on_sale: dict[int, bool] = {}
    for product, need, reason, active in reader.by_ids(
        "SELECT p.id, l.need_id, coalesce(l.reason, ''), p.active FROM product_need l "
        "JOIN product p ON p.id = l.product_id AND p.deleted_at IS NULL "
        "WHERE l.need_id IN {ids} AND l.deleted_at IS NULL ORDER BY l.id",
        needs,
    ):
        answers.setdefault(product, {})[need] = reason
        on_sale[product] = bool(active)
    hits = products_by_id(reader, list(answers))
    return [Offered(hit.id, hit.name, answers[hit.id], hit.price, on_sale[hit.id]) for hit in hits]


def solution_lines(reader: Reader, deal_id: int) -> list[SolutionRow]:
    """The lines of a deal's solution in their order; one whose product is in the recycle bin is left out."""
    rows = reader.all(
        "SELECT s.id, s.need_id, n.name, s.product_id, s.quantity, s.reason FROM solution_line s "
        "LEFT JOIN need n ON n.id = s.need_id AND n.deleted_at IS NULL "
        "WHERE s.deal_id = ? AND s.deleted_at IS NULL ORDER BY s.position, s.id",
        (deal_id,),
    )
    products = {hit.id: hit for hit in products_by_id(reader, list({row[3] for row in rows if row[3]}))}
    found = []
    for key, need_id, need, product_id, quantity, reason in rows:
        hit = products.get(product_id)
        if hit is not None:
            found.append(
                SolutionRow(
                    key,
                    need_id,
                    need,
                    hit.id,
                    hit.name,
                    hit.code,
                    hit.unit,
                    quantity,
                    hit.price,
                    hit.currency,
                    reason,
                )
            )
    return found
