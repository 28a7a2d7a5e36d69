"""Messages to customers that are used again: kept beside the saved views, so that they have history and undo."""

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.sentences.errors import UserError
from app.usecases.team import delete_view, save_view

KEPT_AS = "quote_message"  # the page of the saved views that they are
LONGEST_NAME = 40


def keep_message(uow: UnitOfWork, text: str) -> int:
    """Keep a message as a template under its first words; returns its key. Raises message.empty."""
    kept = clean_text(text).strip()
    if not kept:
        raise UserError("message.empty")
    return save_view(uow, KEPT_AS, named(kept), {"text": kept})


def forget_message(uow: UnitOfWork, key: int) -> None:
    """Remove a template; what was written with it stays."""
    delete_view(uow, key)


def named(text: str) -> str:
    """The first words of a message, for a menu."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 1]}…"
