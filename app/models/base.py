"""The common ground of all entities: STRICT tables, program-made keys, hybrid-clock stamps.

Only INTEGER, TEXT and BLOB are used, because STRICT tables refuse every other spelling.
"""

import json
from typing import Any

from sqlalchemy import ForeignKey, Integer, MetaData, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def encoded(value: Any) -> str:
    """Compact JSON, keys in order, so that equal values are equal texts."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class JsonText(TypeDecorator[Any]):
    """A JSON value kept as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """As it is stored."""
        return None if value is None else encoded(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Back to Python."""
        return None if value is None else json.loads(value)


class Flag(TypeDecorator[bool]):
    """A yes or no kept as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        """1, 0 or nothing."""
        return None if value is None else int(bool(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Back to a truth value."""
        return None if value is None else bool(value)


class Base(DeclarativeBase):
    """All tables are STRICT."""

    metadata = MetaData(naming_convention=NAMING)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> Any:
        """STRICT for every table; entities add indexes in their module."""
        return {"sqlite_strict": True}


class Recorded:
    """A record with a 63-bit key (24-bit device · 39-bit counter) and hybrid-clock stamps.

    `created_at` and `updated_at` hold milliseconds · 2^16 + counter; the device that created a record is in
    its key, the one that updated it last in `updated_on`. `deleted_at` set means: in the recycle bin.
    """

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    created_at: Mapped[int] = mapped_column(Integer)
    updated_at: Mapped[int] = mapped_column(Integer)
    updated_on: Mapped[int] = mapped_column(Integer)
    deleted_at: Mapped[int | None] = mapped_column(Integer)


def reference(target: str, *, index: bool = True) -> Any:
    """A column that points at another record: a real, enforced, deferred foreign key."""
    return mapped_column(
        Integer, ForeignKey(target, deferrable=True, initially="DEFERRED"), index=index, nullable=True
    )
