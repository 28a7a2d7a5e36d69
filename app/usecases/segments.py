"""Segments (细分): keep, change, put into the recycle bin."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.insight.segment import Rule, to_kept
from app.language.names import fold
from app.models import Segment
from app.queries.segment_fields import FIELDS
from app.sentences.errors import UserError
from app.usecases.naming import set_name

EDITABLE = frozenset({"name", "rule", "note"})


def create_segment(
    uow: UnitOfWork, name: str, rule: Rule, *, entity: str = "customer", note: str | None = None
) -> int:
    """Keep a rule under a name; returns its key. A name that another one bears is refused (segment.exists)."""
    if entity not in FIELDS:
        raise ValueError(entity)
    segment = Segment(entity=entity, rule=to_kept(rule), note=note)
    set_name(segment, name, person=False)
    _refuse_double(uow, segment)
    _refuse_circle(uow, segment)
    return uow.add(segment).id


def edit_segment(uow: UnitOfWork, segment_id: int, changes: Mapping[str, Any]) -> None:
    """Change `name`, `rule` (a Rule) or `note`. Segments that name this one follow its new name."""
    if unknown := set(changes) - EDITABLE:
        raise ValueError(f"not editable: {sorted(unknown)}")
    segment = uow.get(Segment, segment_id)
    if "name" in changes:
        before = segment.name
        set_name(segment, changes["name"], person=False)
        _refuse_double(uow, segment)
        _rename_within(uow, segment.entity, before, segment.name)
    if "rule" in changes:
        segment.rule = to_kept(changes["rule"])
        _refuse_circle(uow, segment)
    if "note" in changes:
        segment.note = changes["note"] or None


def delete_segment(uow: UnitOfWork, segment_id: int) -> None:
    """Put a segment into the recycle bin."""
    uow.recycle(uow.get(Segment, segment_id))


def _refuse_double(uow: UnitOfWork, segment: Segment) -> None:
    others = uow.session.query(Segment).filter_by(entity=segment.entity, deleted_at=None)
    if any(other is not segment and fold(other.name) == fold(segment.name) for other in others):
        raise UserError("segment.exists", name=segment.name)


def _refuse_circle(uow: UnitOfWork, segment: Segment) -> None:
    """No segment names one that, over however many, names it."""
    own = fold(segment.name)
    with uow.session.no_autoflush:
        others = list(uow.session.query(Segment).filter_by(entity=segment.entity, deleted_at=None))
    rules = {fold(other.name): other.rule for other in others} | {own: segment.rule}
    seen, fresh = set[str](), _named_in(segment.rule)
    while fresh:
        if own in fresh:
            raise UserError("segment.contains_itself", name=segment.name)
        seen |= fresh
        fresh = {name for one in fresh for name in _named_in(rules.get(one))} - seen


def _named_in(kept: Any) -> set[str]:
    """The names, folded, of the segments that a kept rule asks for."""
    if isinstance(kept, list):
        return {name for part in kept for name in _named_in(part)}
    if not isinstance(kept, dict):
        return set()
    if kept.get("field") == "segment":
        return {fold(str(value)) for value in kept["values"]}
    return {name for part in kept.values() for name in _named_in(part)}


def _rename_within(uow: UnitOfWork, entity: str, before: str, after: str) -> None:
    def renamed(kept: Any) -> Any:
        if isinstance(kept, list):
            return [renamed(part) for part in kept]
        if not isinstance(kept, dict):
            return kept
        if kept.get("field") == "segment":
            values = [after if fold(str(value)) == fold(before) else value for value in kept["values"]]
            return {**kept, "values": values}
        return {key: renamed(part) for key, part in kept.items()}

    if fold(before) == fold(after):
        return
    for other in uow.session.query(Segment).filter_by(entity=entity):
        changed = renamed(other.rule)
        if changed != other.rule:
            other.rule = changed
