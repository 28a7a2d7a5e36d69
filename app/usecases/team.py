"""Members, shared settings and saved views."""

from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import ChainStep, Member, SavedView, Setting
from app.usecases.naming import checked_name
from app.vocabulary import FollowUpKind


def add_member(uow: UnitOfWork, name: str, colour: str = "blue") -> int:
    """Add a person of our own firm."""
    count = uow.session.query(Member).count()
    return uow.add(Member(name=checked_name(name), colour=colour, position=count)).id


def edit_member(
    uow: UnitOfWork,
    member_id: int,
    *,
    name: str | None = None,
    colour: str | None = None,
    active: bool | None = None,
) -> None:
    """Rename, recolour, or mark somebody as gone or back."""
    member = uow.get(Member, member_id)
    if name is not None:
        member.name = checked_name(name)
    if colour is not None:
        member.colour = colour
    if active is not None:
        member.active = active


def set_setting(uow: UnitOfWork, name: str, value: Any) -> None:
    """Keep a setting of the firm. It is no record: it is announced, but not part of the history."""
    uow.recorder.wholesale.add("setting")
    known = uow.session.get(Setting, name)
    if known is None:
        uow.session.add(Setting(name=name, value=value))
    else:
        known.value = value


def save_view(uow: UnitOfWork, page: str, name: str, definition: dict[str, Any]) -> int:
    """Keep a named filter of a page."""
    count = uow.session.query(SavedView).filter(SavedView.page == page).count()
    view = SavedView(page=page, name=checked_name(name), definition=definition, position=count)
    view.owner_id = uow.member_id
    return uow.add(view).id


def edit_view(
    uow: UnitOfWork, view_id: int, *, name: str | None = None, definition: dict[str, Any] | None = None
) -> None:
    """Rename a view or change what it shows."""
    view = uow.get(SavedView, view_id)
    if name is not None:
        view.name = checked_name(name)
    if definition is not None:
        view.definition = definition


def delete_view(uow: UnitOfWork, view_id: int) -> None:
    """Remove a saved view."""
    uow.session.delete(uow.get(SavedView, view_id))


def add_chain_step(
    uow: UnitOfWork, after_kind: str, days: int, kind: str, subject: str | None, *, automatic: bool
) -> int:
    """After a follow-up of `after_kind` is done, propose (or create) one of `kind` so many days later."""
    step = ChainStep(
        after_kind=FollowUpKind(after_kind).value,
        days=max(0, days),
        kind=FollowUpKind(kind).value,
        subject=subject or None,
        automatic=automatic,
        position=uow.session.query(ChainStep).count(),
    )
    return uow.add(step).id


def delete_chain_step(uow: UnitOfWork, step_id: int) -> None:
    """Remove a step of the chains."""
    uow.session.delete(uow.get(ChainStep, step_id))
