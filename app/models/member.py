"""成员: who owns customers and follow-ups; no login on a single PC."""

from sqlalchemy import Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded


class Member(Recorded, Base):
    """A person of our own firm."""

    __tablename__ = "member"

    name: Mapped[str] = mapped_column(Text)
    colour: Mapped[str] = mapped_column(Text, default="blue")
    active: Mapped[bool] = mapped_column(Flag, default=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
