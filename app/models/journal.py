"""The journal of changes: one recorder that serves history, undo and later the merge between laptops."""

from typing import Any

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, JsonText, reference


class JournalStep(Base):
    """One transaction as a person sees it: who did what when. `at` is a hybrid-clock stamp.

    `reverts_id` names the step that this one undid or redid; `undone` whether its effect is taken back.
    """

    __tablename__ = "journal_step"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[int] = mapped_column(Integer)
    device: Mapped[int] = mapped_column(Integer)
    member_id: Mapped[int | None] = reference("member.id", index=False)
    code: Mapped[str] = mapped_column(Text)
    details: Mapped[Any] = mapped_column(JsonText, nullable=True)
    reverts_id: Mapped[int | None] = reference("journal_step.id", index=False)
    undone: Mapped[bool] = mapped_column(Flag, default=False)
    undoable: Mapped[bool] = mapped_column(Flag, default=True)


class JournalEntry(Base):
    """What one step did to one record, or (with `ranges`) to many records of one table at once.

    `before` and `after` are {column: value} for one record. For many, `ranges` lists [from, to] pairs of
    consecutive keys, `after` holds {column: value} common to all, and `before` {column: [value per id]}.
    """

    __tablename__ = "journal_entry"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    step_id: Mapped[int] = reference("journal_step.id")
    table_name: Mapped[str] = mapped_column(Text)
    record_id: Mapped[int | None] = mapped_column(Integer)
    action: Mapped[str] = mapped_column(Text)
    before: Mapped[Any] = mapped_column(JsonText, nullable=True)
    after: Mapped[Any] = mapped_column(JsonText, nullable=True)
    ranges: Mapped[Any] = mapped_column(JsonText, nullable=True)


JOURNAL_INDEXES = (
    Index("ix_journal_step_at", JournalStep.at, JournalStep.id),
    Index(
        "ix_journal_entry_record",
        JournalEntry.record_id,
        JournalEntry.table_name,
        sqlite_where=text("record_id IS NOT NULL"),
    ),
    Index("ix_journal_entry_bulk", JournalEntry.table_name, sqlite_where=text("record_id IS NULL")),
)
