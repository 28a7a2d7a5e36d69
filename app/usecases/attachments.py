"""Files put to a customer or a talk, and taken away again."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Attachment
from app.sentences.errors import UserError
from app.usecases.interaction_input import AttachmentInput
from app.usecases.interactions import edit_interaction, keep_file

AVATAR = "avatar"


def attach_files(
    uow: UnitOfWork,
    files: Sequence[AttachmentInput],
    *,
    customer_id: int | None = None,
    interaction_id: int | None = None,
    deal_id: int | None = None,
) -> list[int]:
    """Keep files with a customer, a talk or a deal; returns their keys."""
    if customer_id is None and interaction_id is None and deal_id is None:
        raise UserError("interaction.whom")
    owner = {"customer_id": customer_id, "interaction_id": interaction_id, "deal_id": deal_id}
    return [keep_file(uow, given, **owner) for given in files]


def remove_file(uow: UnitOfWork, attachment_id: int) -> None:
    """Take a file away; undo brings it back."""
    uow.recycle(uow.get(Attachment, attachment_id))


def set_avatar(uow: UnitOfWork, table: str, key: int, content: bytes | None) -> int | None:
    """Give a customer or contact a picture (PNG) in the place of the one before, or take it away; returns its key."""
    column = {"customer": Attachment.customer_id, "contact": Attachment.contact_id}[table]
    for before in uow.session.query(Attachment).filter(
        column == key, Attachment.purpose == AVATAR, Attachment.deleted_at.is_(None)
    ):
        uow.recycle(before)
    if content is None:
        return None
    made = keep_file(uow, AttachmentInput("avatar.png", content, "image/png"))
    picture = uow.get(Attachment, made)
    picture.purpose = AVATAR
    setattr(picture, f"{table}_id", key)
    return made


def put_right(
    uow: UnitOfWork,
    interaction_id: int,
    changes: Mapping[str, Any],
    added: Sequence[AttachmentInput] = (),
    removed: Sequence[int] = (),
) -> None:
    """Change a talk, add files to it and take files away, as one step."""
    if changes:
        edit_interaction(uow, interaction_id, changes)
    attach_files(uow, added, interaction_id=interaction_id)
    for attachment_id in removed:
        remove_file(uow, attachment_id)
