"""Tags on records: put on, take off, rename, colour."""

from collections.abc import Sequence

from app.db.bulk import delete_many, ids_where, insert_many
from app.db.keys import lookup_key
from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_name, fold
from app.models import Tag
from app.sentences.errors import UserError


def tag_named(uow: UnitOfWork, name: str, colour: str | None = None) -> Tag:
    """The tag of this name or letter, made if need be; two laptops make the same key for the same name."""
    shown = clean_name(name)
    if not shown:
        raise UserError("tag.empty")
    key = lookup_key("tag", fold(shown))
    tag = uow.session.get(Tag, key) or _lettered(uow, shown)
    if tag is None:
        tag = uow.add(Tag(id=key, name=shown, colour=colour or "neutral"))
        uow.session.flush()
    elif tag.deleted_at is not None:
        tag.deleted_at = None
    if colour and tag.colour != colour:
        tag.colour = colour
    return tag


def tag_records(uow: UnitOfWork, owner: str, ids: Sequence[int], name: str, colour: str | None = None) -> int:
    """Put a tag on records of `owner` (customer, contact, lead); returns how many did not have it."""
    tag = tag_named(uow, name, colour)
    have = set(
        ids_where(
            uow, f"SELECT {owner}_id FROM tag_link WHERE {owner}_id IN {{ids}} AND tag_id = ?", ids, (tag.id,)
        )
    )
    fresh = [key for key in dict.fromkeys(ids) if key not in have]
    insert_many(uow, "tag_link", [{"tag_id": tag.id, f"{owner}_id": key} for key in fresh], remember=True)
    uow.recorder.touched.setdefault(owner, set()).update(fresh)
    return len(fresh)


def untag_records(uow: UnitOfWork, owner: str, ids: Sequence[int], name: str) -> int:
    """Take a tag off; returns how many had it."""
    links = ids_where(
        uow,
        f"SELECT id FROM tag_link WHERE {owner}_id IN {{ids}} AND tag_id = ?",
        ids,
        (lookup_key("tag", fold(clean_name(name))),),
    )
    return delete_many(uow, "tag_link", links)


def set_tags(uow: UnitOfWork, owner: str, key: int, names: Sequence[str]) -> None:
    """Make the tags of one record exactly these."""
    wanted = {fold(clean_name(name)): name for name in names if clean_name(name)}
    current = {
        fold(name): name
        for name in ids_where(
            uow,
            f"SELECT t.name FROM tag_link l JOIN tag t ON t.id = l.tag_id WHERE l.{owner}_id IN {{ids}}",
            [key],
        )
    }
    for folded, name in current.items():
        if folded not in wanted:
            untag_records(uow, owner, [key], name)
    for folded, name in wanted.items():
        if folded not in current:
            tag_records(uow, owner, [key], name)


def edit_tag(uow: UnitOfWork, tag_id: int, *, colour: str | None = None, letter: str | None = None) -> None:
    """Recolour a tag, or give it the letter it is put on by ("" takes it away); another tag's letter goes over."""
    tag = uow.get(Tag, tag_id)
    if colour is not None:
        tag.colour = colour
    if letter is not None:
        wanted = letter.strip().upper()
        if wanted and not (len(wanted) == 1 and "A" <= wanted <= "Z"):
            raise UserError("tag.letter", text=letter)
        before = _lettered(uow, wanted) if wanted else None
        if before is not None:
            before.letter = None
        tag.letter = wanted or None


def toggle_lettered(uow: UnitOfWork, owner: str, ids: Sequence[int], letter: str) -> int:
    """Put the tag of a letter on records, or take it off when the first of them bears it; how many changed."""
    tag = _lettered(uow, letter)
    if tag is None:
        raise UserError("tag.no_letter", letter=letter)
    worn = ids_where(
        uow, f"SELECT id FROM tag_link WHERE {owner}_id IN {{ids}} AND tag_id = ?", ids[:1], (tag.id,)
    )
    change = untag_records if worn else tag_records
    return change(uow, owner, ids, tag.name)


def _lettered(uow: UnitOfWork, letter: str) -> Tag | None:
    if len(letter) != 1:
        return None
    found: Tag | None = uow.session.query(Tag).filter_by(letter=letter.upper(), deleted_at=None).first()
    return found


def rename_tag(uow: UnitOfWork, tag_id: int, name: str) -> int:
    """Rename a tag; where the name is another tag's the two become one. Returns the tag that bears the name.

    A tag's key comes from its name, so that two laptops make the same one: the links move to the new key.
    """
    old = uow.get(Tag, tag_id)
    target = tag_named(uow, name)
    if target.id == old.id:
        target.name = clean_name(name)
        return target.id
    if not uow.session.is_modified(target) and _uses(uow, target.id) == 0:
        target.colour = old.colour
    for owner in ("customer", "contact", "lead"):
        moved = ids_where(
            uow,
            f"SELECT {owner}_id FROM tag_link WHERE tag_id IN {{ids}} AND {owner}_id IS NOT NULL "
            f"AND {owner}_id NOT IN (SELECT {owner}_id FROM tag_link WHERE tag_id = ? AND {owner}_id IS NOT NULL)",
            [old.id],
            (target.id,),
        )
        insert_many(
            uow, "tag_link", [{"tag_id": target.id, f"{owner}_id": key} for key in moved], remember=True
        )
    delete_tag(uow, tag_id)
    return target.id


def delete_tag(uow: UnitOfWork, tag_id: int) -> None:
    """Remove a tag and take it off every record."""
    tag = uow.get(Tag, tag_id)
    delete_many(uow, "tag_link", ids_where(uow, "SELECT id FROM tag_link WHERE tag_id IN {ids}", [tag_id]))
    uow.recycle(tag)


def _uses(uow: UnitOfWork, tag_id: int) -> int:
    return len(ids_where(uow, "SELECT id FROM tag_link WHERE tag_id IN {ids} LIMIT 1", [tag_id]))
