"""Files put to a customer or a talk, and taken away again."""

from collections.abc import Sequence

from app.db.unit_of_work import UnitOfWork
from app.models import Attachment
from app.sentences.errors import UserError
from app.usecases.interaction_input import AttachmentInput
from app.usecases.interactions import keep_file


def attach_files(
    uow: UnitOfWork,
    files: Sequence[AttachmentInput],
    *,
    customer_id: int | None = None,
    interaction_id: int | None = None,
) -> list[int]:
    """Keep files with a customer or with a talk; returns their keys."""
    if customer_id is None and interaction_id is None:
        raise UserError("interaction.whom")
    return [keep_file(uow, given, customer_id=customer_id, interaction_id=interaction_id) for given in files]


def remove_file(uow: UnitOfWork, attachment_id: int) -> None:
    """Take a file away; undo brings it back."""
    uow.recycle(uow.get(Attachment, attachment_id))
