"""The files of a customer, lead or deal: those of its talks and those put to it directly."""

from typing import NamedTuple

from app.db.reader import Reader
from app.vocabulary import RecordKind

LIMIT = 200


class KeptFile(NamedTuple):
    """A file that is kept. `at` is UTC ms; `interaction_id` is the talk it came with."""

    id: int
    name: str
    media_type: str | None
    size: int
    at: int
    interaction_id: int | None


_COLUMNS = "a.id, a.name, a.media_type, a.size, a.created_at >> 16, a.interaction_id"


def files_of(reader: Reader, owner: RecordKind, key: int, limit: int = LIMIT) -> list[KeptFile]:
    """The newest files of a customer, a lead or a deal."""
    own = (
        f"SELECT {_COLUMNS} FROM attachment a WHERE a.{owner.value}_id = ? AND a.deleted_at IS NULL "
        "AND a.purpose IS NULL UNION ALL "
        if owner in (RecordKind.CUSTOMER, RecordKind.DEAL)
        else ""
    )
    rows = reader.all(
        f"SELECT * FROM ({own}SELECT {_COLUMNS} FROM interaction i JOIN attachment a ON a.interaction_id = i.id "
        f"WHERE i.{owner.value}_id = ? AND i.deleted_at IS NULL AND a.deleted_at IS NULL) "
        "ORDER BY 5 DESC, 1 DESC LIMIT ?",
        [*([key] if own else []), key, limit],
    )
    return [KeptFile(*row) for row in rows]


def files_of_talk(reader: Reader, interaction_id: int) -> list[KeptFile]:
    """The files that came with one talk."""
    rows = reader.all(
        f"SELECT {_COLUMNS} FROM attachment a WHERE a.interaction_id = ? AND a.deleted_at IS NULL ORDER BY a.id",
        (interaction_id,),
    )
    return [KeptFile(*row) for row in rows]


def avatar_of(reader: Reader, table: str, key: int) -> bytes | None:
    """The picture of a customer or contact as PNG; None where there is none."""
    content = reader.value(
        f"SELECT k.content FROM attachment a JOIN attachment_content k ON k.sha256 = a.sha256 "
        f"WHERE a.{table}_id = ? AND a.purpose = 'avatar' AND a.deleted_at IS NULL ORDER BY a.id DESC LIMIT 1",
        (key,),
    )
    return None if content is None else bytes(content)


def file_content(reader: Reader, attachment_id: int) -> bytes | None:
    """The bytes of a file; None when it is gone."""
    content = reader.value(
        "SELECT k.content FROM attachment a JOIN attachment_content k ON k.sha256 = a.sha256 WHERE a.id = ?",
        (attachment_id,),
    )
    return None if content is None else bytes(content)
