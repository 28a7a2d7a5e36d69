"""Channels (渠道) by which people find us: add, rename, move, remove."""

from app.db.bulk import ids_where, update_many
from app.db.keys import lookup_key
from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_name, fold
from app.models import Channel
from app.sentences.errors import UserError
from app.usecases.naming import checked_name


def add_channel(uow: UnitOfWork, name: str, parent_id: int | None = None) -> int:
    """Add a channel of one's own; two laptops make the same key for the same name."""
    shown = checked_name(name)
    _refuse_double(uow, shown)
    key = lookup_key("channel", fold(clean_name(shown)))
    known = uow.session.get(Channel, key)
    if known is not None and known.deleted_at is None:
        raise UserError("channel.exists", name=shown)
    if known is not None:
        known.deleted_at, known.name, known.parent_id = None, shown, parent_id
        return known.id
    return uow.add(Channel(id=key, name=shown, parent_id=parent_id, position=1_000)).id


def rename_channel(uow: UnitOfWork, channel_id: int, name: str) -> None:
    """Give a channel, also one of those every file begins with, another name."""
    channel = uow.get(Channel, channel_id)
    shown = checked_name(name)
    if channel.name is None or fold(channel.name) != fold(shown):
        _refuse_double(uow, shown)
    channel.name = shown


def move_channel(uow: UnitOfWork, channel_id: int, parent_id: int | None, place: int) -> None:
    """Put a channel below another (None = of its own) at a place among those there, from 0 on.

    Raises channel.circle when it would stand below itself.
    """
    channel = uow.get(Channel, channel_id)
    above = parent_id
    while above is not None:
        if above == channel_id:
            raise UserError("channel.circle", name=channel.name or "")
        above = uow.get(Channel, above).parent_id
    channel.parent_id = parent_id
    beside = (
        uow.session.query(Channel)
        .filter(Channel.parent_id == parent_id, Channel.id != channel_id, Channel.deleted_at.is_(None))
        .order_by(Channel.position, Channel.id)
        .all()
    )
    beside.insert(max(place, 0), channel)
    for position, each in enumerate(beside):
        each.position = position


def delete_channel(uow: UnitOfWork, channel_id: int) -> int:
    """Remove a channel; whoever came by it, and channels below it, go to the one above. Returns how many came."""
    channel = uow.get(Channel, channel_id)
    moved = 0
    for table in ("customer", "lead"):
        keys = ids_where(uow, f"SELECT id FROM {table} WHERE channel_id IN {{ids}}", [channel_id])
        moved += update_many(uow, table, keys, {"channel_id": channel.parent_id})
    below = ids_where(uow, "SELECT id FROM channel WHERE parent_id IN {ids}", [channel_id])
    update_many(uow, "channel", below, {"parent_id": channel.parent_id})
    uow.recycle(uow.get(Channel, channel_id))
    return moved


def _refuse_double(uow: UnitOfWork, name: str) -> None:
    names = uow.session.query(Channel.name).filter(Channel.deleted_at.is_(None), Channel.name.is_not(None))
    if fold(name) in {fold(str(known)) for (known,) in names}:
        raise UserError("channel.exists", name=name)
