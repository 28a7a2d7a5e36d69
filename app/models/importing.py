"""What came in from which file, so that it can be listed, told and undone."""

from typing import Any

from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, JsonText, Recorded, reference


class ImportRun(Recorded, Base):
    """One import. `refused` is the CSV file of rows not taken; `undone_at` a stamp when it was undone."""

    __tablename__ = "import_run"

    file_name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(Text)
    mapping: Mapped[Any] = mapped_column(JsonText, nullable=True)
    counts: Mapped[Any] = mapped_column(JsonText, nullable=True)
    refused: Mapped[bytes | None] = mapped_column(LargeBinary)
    step_id: Mapped[int | None] = reference("journal_step.id", index=False)
    undone_at: Mapped[int | None] = mapped_column(Integer)


class ImportMapping(Recorded, Base):
    """The column mapping last used for files with these headers."""

    __tablename__ = "import_mapping"

    signature: Mapped[str] = mapped_column(Text, index=True)
    mapping: Mapped[Any] = mapped_column(JsonText)
