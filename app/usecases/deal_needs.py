"""What a deal needs and what we propose for it: needs as tags, lines of the solution."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import Deal, DealNeed, Product, SolutionLine
from app.sentences.errors import UserError
from app.usecases.needs import need_named
from app.usecases.product_input import LineInput
from app.usecases.questions import answer_question
from app.vocabulary import NeedInfluence

LEAST, MOST = 1, 3


def add_deal_need(uow: UnitOfWork, deal_id: int, name: str, weight: int = 2) -> int:
    """Give a deal a need by its name; one it has already stays as it is. Returns the key of the link."""
    uow.get(Deal, deal_id)
    need_id = need_named(uow, name)
    known = _needs(uow, deal_id).filter(DealNeed.need_id == need_id).first()
    if known is not None:
        return int(known.id)
    return uow.add(DealNeed(deal_id=deal_id, need_id=need_id, weight=_weight(weight))).id


def answer_for_deal(uow: UnitOfWork, deal_id: int, question_id: int, text: str, need: str = "") -> None:
    """Keep what was answered for a deal, and put the need that it shows on the deal."""
    uow.get(Deal, deal_id)
    answer_question(uow, "deal", deal_id, question_id, text)
    if text.strip() and need.strip():
        add_deal_need(uow, deal_id, need)


def edit_deal_need(uow: UnitOfWork, link_id: int, changes: Mapping[str, Any]) -> None:
    """Change weight (1 to 3), influence (a NeedInfluence or None) or note."""
    row = uow.get(DealNeed, link_id)
    for column, value in changes.items():
        if column == "weight":
            row.weight = _weight(value)
        elif column == "influence":
            row.influence = NeedInfluence(value).value if value else None
        elif column == "note":
            row.note = clean_text(value or "") or None
        else:
            raise ValueError(f"not editable: {column}")


def remove_deal_need(uow: UnitOfWork, link_id: int) -> None:
    """Take a need off its deal, with what was proposed for it alone."""
    row = uow.get(DealNeed, link_id)
    for line in _lines(uow, int(row.deal_id or 0)).filter(SolutionLine.need_id == row.need_id):
        uow.recycle(line)
    uow.recycle(row)


def add_solution_lines(uow: UnitOfWork, deal_id: int, given: Sequence[LineInput]) -> list[int]:
    """Propose products; one that is proposed for the same need already stays as it is. Returns the new keys."""
    uow.get(Deal, deal_id)
    rows = _lines(uow, deal_id).all()
    known = {(row.product_id, row.need_id) for row in rows}
    position = max((row.position for row in rows), default=-1)
    made = []
    for line in given:
        if (line.product_id, line.need_id) in known:
            continue
        uow.get(Product, line.product_id)
        _check_quantity(line.quantity)
        position += 1
        known.add((line.product_id, line.need_id))
        made.append(
            uow.add(
                SolutionLine(
                    deal_id=deal_id,
                    need_id=line.need_id,
                    product_id=line.product_id,
                    quantity=line.quantity,
                    reason=clean_text(line.reason) or None,
                    position=position,
                )
            ).id
        )
    return made


def edit_solution_line(uow: UnitOfWork, line_id: int, changes: Mapping[str, Any]) -> None:
    """Change product_id, quantity (thousandths) or reason."""
    row = uow.get(SolutionLine, line_id)
    for column, value in changes.items():
        if column == "product_id":
            row.product_id = uow.get(Product, value).id
        elif column == "quantity":
            _check_quantity(value)
            row.quantity = value
        elif column == "reason":
            row.reason = clean_text(value or "") or None
        else:
            raise ValueError(f"not editable: {column}")


def remove_solution_line(uow: UnitOfWork, line_id: int) -> None:
    """Take a line out of the solution."""
    uow.recycle(uow.get(SolutionLine, line_id))


def _needs(uow: UnitOfWork, deal_id: int) -> Any:
    return uow.session.query(DealNeed).filter(DealNeed.deal_id == deal_id, DealNeed.deleted_at.is_(None))


def _lines(uow: UnitOfWork, deal_id: int) -> Any:
    return uow.session.query(SolutionLine).filter(
        SolutionLine.deal_id == deal_id, SolutionLine.deleted_at.is_(None)
    )


def _weight(value: int) -> int:
    return min(MOST, max(LEAST, int(value)))


def _check_quantity(quantity: int) -> None:
    if quantity <= 0:
        raise UserError("solution.quantity")
