"""What belongs to the file rather than to a person: its identity, shared settings, views, kept sums."""

from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, JsonText, Recorded, reference


class Meta(Base):
    """The identity of this database file: device number, key counter, clock (integers by name)."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[int] = mapped_column(Integer)


class Setting(Base):
    """A setting of the firm (not of one installation), as JSON."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Any] = mapped_column(JsonText, nullable=True)


class SavedView(Recorded, Base):
    """A named filter with its order and columns on one page."""

    __tablename__ = "saved_view"

    page: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    definition: Mapped[Any] = mapped_column(JsonText)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    position: Mapped[int] = mapped_column(Integer, default=0)


class Tally(Base):
    """Counts per day kept by triggers, so that charts need not scan (measure, local day, key)."""

    __tablename__ = "tally"

    measure: Mapped[str] = mapped_column(Text, primary_key=True)
    day: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    amount: Mapped[int] = mapped_column(Integer)


class Total(Base):
    """How many live records a table has, kept by triggers."""

    __tablename__ = "total"

    table_name: Mapped[str] = mapped_column(Text, primary_key=True)
    live: Mapped[int] = mapped_column(Integer)
