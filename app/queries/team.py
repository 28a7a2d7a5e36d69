"""What the firm set up: members, saved views, tags, the channel tree, chains and shared settings."""

import json
from typing import Any, NamedTuple

from app.db.reader import Reader


class MemberRow(NamedTuple):
    """A person of our own firm."""

    id: int
    name: str
    colour: str
    active: bool


class ViewRow(NamedTuple):
    """A saved view of a page; `definition` is what the page kept."""

    id: int
    page: str
    name: str
    definition: dict[str, Any]
    owner_id: int | None


class TagRow(NamedTuple):
    """A tag, on how many records it is (counted up to 1000), and the letter it is put on by."""

    id: int
    name: str
    colour: str
    uses: int
    letter: str | None = None


class ChannelRow(NamedTuple):
    """A channel and its depth in the tree; `label` is its own name or a code of its words ("@channel.x")."""

    id: int
    parent_id: int | None
    label: str
    depth: int


class ChainRow(NamedTuple):
    """A step of the chains; a `subject` that begins with "@" is a code for app/sentences."""

    id: int
    after_kind: str
    days: int
    kind: str
    subject: str | None
    automatic: bool


def members(reader: Reader, *, everybody: bool = False) -> list[MemberRow]:
    """Members who are with us, or all who ever were."""
    rows = reader.all(
        "SELECT id, name, colour, active FROM member WHERE deleted_at IS NULL AND (active = 1 OR ?) "
        "ORDER BY position, id",
        (int(everybody),),
    )
    return [MemberRow(key, name, colour, bool(active)) for key, name, colour, active in rows]


def saved_views(reader: Reader, page: str) -> list[ViewRow]:
    """The saved views of a page, in their order."""
    rows = reader.all(
        "SELECT id, page, name, definition, owner_id FROM saved_view WHERE page = ? AND deleted_at IS NULL "
        "ORDER BY position, id",
        (page,),
    )
    return [ViewRow(key, kept, name, json.loads(text) or {}, owner) for key, kept, name, text, owner in rows]


def tags(reader: Reader) -> list[TagRow]:
    """All tags by name."""
    rows = reader.all(
        "SELECT id, name, colour, (SELECT count(*) FROM (SELECT 1 FROM tag_link l WHERE l.tag_id = tag.id "
        "AND l.deleted_at IS NULL LIMIT 1000)), letter FROM tag WHERE deleted_at IS NULL ORDER BY name, id"
    )
    return [TagRow(*row) for row in rows]


def channels(reader: Reader) -> list[ChannelRow]:
    """The tree of channels, parents before their children."""
    rows = reader.all(
        "SELECT id, parent_id, code, name FROM channel WHERE deleted_at IS NULL ORDER BY position, id"
    )
    children: dict[int | None, list[tuple[Any, ...]]] = {}
    known = {row[0] for row in rows}
    for row in rows:
        children.setdefault(row[1] if row[1] in known else None, []).append(row)
    found: list[ChannelRow] = []

    def walk(parent: int | None, depth: int) -> None:
        for key, above, code, name in children.get(parent, []):
            found.append(ChannelRow(key, above, channel_label(code, name), depth))
            walk(key, depth + 1)

    walk(None, 0)
    return found


def channel_label(code: str | None, name: str | None) -> str:
    """A channel's own name, or the code of its words."""
    return name or f"@channel.{code}"


def chain_steps(reader: Reader) -> list[ChainRow]:
    """The steps of the chains, in their order."""
    rows = reader.all(
        "SELECT id, after_kind, days, kind, subject, automatic FROM chain_step WHERE deleted_at IS NULL "
        "ORDER BY position, id"
    )
    return [ChainRow(*row)._replace(automatic=bool(row[5])) for row in rows]


def setting(reader: Reader, name: str, default: Any = None) -> Any:
    """A shared setting, or the default."""
    row = reader.one("SELECT value FROM setting WHERE name = ?", (name,))
    return default if row is None or row[0] is None else json.loads(row[0])


def settings(reader: Reader) -> dict[str, Any]:
    """Every shared setting that was set."""
    return {
        name: None if text is None else json.loads(text)
        for name, text in reader.all("SELECT name, value FROM setting ORDER BY name")
    }
