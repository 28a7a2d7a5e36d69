"""The fields that lists can be narrowed by, made from the few shapes they have."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.queries.listing_tools import Facet, channel_facets, distinct_values, owner_facets, tag_facets
from app.queries.lookups import file_of_import, name_of
from app.views.context import Context
from app.views.list_filter import FilterField, Offer
from app.views.record_marks import channel_words

ME = "me"


def column(
    key: str,
    title: str,
    offers: Callable[[], Iterable[Offer]],
    label: Callable[[Any], str],
    *,
    pinned: bool = False,
) -> FilterField:
    """A filter attribute that is a tuple of values."""
    return FilterField(
        key,
        title,
        lambda: list(offers()),
        label,
        lambda held: tuple(getattr(held, key)),
        lambda held, values: replace(held, **{key: values}),
        pinned=pinned,
    )


def single(
    key: str, title: str, offers: Sequence[Offer], *, pinned: bool = False, off: Any = None
) -> FilterField:
    """A filter attribute that holds one value or none."""
    words = {offer.value: offer.label for offer in offers}
    return FilterField(
        key,
        title,
        lambda: offers,
        lambda value: words.get(value, str(value)),
        lambda held: () if getattr(held, key) is off else (getattr(held, key),),
        lambda held, values: replace(held, **{key: values[0] if values else off}),
        many=False,
        pinned=pinned,
    )


def words_field(
    context: Context, key: str, title: str, enum_name: str, values: Iterable[Any], *, pinned: bool = False
) -> FilterField:
    """Values of the vocabulary."""
    offers = [Offer(value, context.word(enum_name, value)) for value in values]
    return column(key, title, lambda: offers, lambda value: context.word(enum_name, value), pinned=pinned)


def owner_field(context: Context) -> FilterField:
    """Whose records: mine, or those of a colleague."""
    tr = QCoreApplication.translate
    me = tr("ListFields", "Me")

    def names() -> dict[Any, str]:
        return {facet.value: facet.label for facet in owner_facets(context.reader())}

    def offers() -> list[Offer]:
        mine = [Offer(ME, me)] if context.store.member_id is not None else []
        others = [Offer(key, name) for key, name in names().items() if key != context.store.member_id]
        return [*mine, *others]

    return FilterField(
        "owner",
        tr("ListFields", "Owner"),
        offers,
        lambda value: me if value == ME else names().get(value, "—"),
        lambda held: () if held.owner is None else (held.owner,),
        lambda held, values: replace(held, owner=values[0] if values else None),
        many=False,
        pinned=True,
    )


def typed_field(
    context: Context, table: str, key: str, title: str, source: str, *, pinned: bool = False
) -> FilterField:
    """Values that people typed themselves, the commonest first."""

    def offers() -> list[Offer]:
        return [_offer(context, facet) for facet in distinct_values(context.reader(), table, source)]

    return column(key, title, offers, str, pinned=pinned)


def tag_field(context: Context, table: str) -> FilterField:
    """Any of some tags."""

    def offers() -> list[Offer]:
        return [_offer(context, facet) for facet in tag_facets(context.reader(), table)]

    def label(key: Any) -> str:
        return name_of(context.reader(), "tag", key) or "—"

    tr = QCoreApplication.translate
    return column("tags", tr("ListFields", "Tags"), offers, label, pinned=True)


def segment_field(context: Context, entity: str, chosen: Callable[[], Any]) -> FilterField:
    """In any of some saved segments; new ones are made here, those that narrow the list (`chosen`) edited."""
    tr = QCoreApplication.translate

    def offers() -> list[Offer]:
        from app.queries.segments import segments

        rows = segments(context.reader(), entity)
        held = chosen()
        edit = [
            Offer(
                None,
                tr("ListFields", "Edit “{name}”…").format(name=row.name),
                call=partial(context.dialog.emit, "segment", {"segment_id": row.id}),
            )
            for row in rows
            if row.id in held.segments
        ]
        fresh = {"entity": entity, "rule": held.rule}
        new = Offer(
            None, tr("ListFields", "New segment…"), call=partial(context.dialog.emit, "segment", fresh)
        )
        return [*(Offer(row.id, row.name) for row in rows), *edit, new]

    def label(key: Any) -> str:
        return name_of(context.reader(), "segment", key) or "—"

    return column("segments", tr("ListFields", "Segment"), offers, label, pinned=True)


def channel_field(context: Context, *, pinned: bool = False) -> FilterField:
    """Where they came from."""

    def offers() -> list[Offer]:
        return [_offer(context, facet) for facet in channel_facets(context.reader())]

    def label(key: Any) -> str:
        return next((offer.label for offer in offers() if offer.value == key), "—")

    tr = QCoreApplication.translate
    return column("channels", tr("ListFields", "Channel"), offers, label, pinned=pinned)


def quiet_field() -> FilterField:
    """Nobody spoke with them for so many days."""
    tr = QCoreApplication.translate
    words = tr("ListFields", "over {count} days ago")
    offers = [Offer(days, words.format(count=days)) for days in (7, 14, 30, 60, 90, 180)]
    return single("no_contact_days", tr("ListFields", "Last contact"), offers, pinned=True)


def next_field() -> FilterField:
    """What is planned: nothing, something late, something soon."""
    tr = QCoreApplication.translate
    labels: dict[Any, str] = {
        "overdue": tr("ListFields", "overdue"),
        "none": tr("ListFields", "nothing planned"),
        0: tr("ListFields", "today"),
        7: tr("ListFields", "within 7 days"),
        30: tr("ListFields", "within 30 days"),
    }

    def get(held: Any) -> tuple[Any, ...]:
        if held.overdue:
            return ("overdue",)
        if held.nothing_planned:
            return ("none",)
        return () if held.due_within_days is None else (held.due_within_days,)

    def put(held: Any, values: tuple[Any, ...]) -> Any:
        value = values[0] if values else None
        days = value if isinstance(value, int) else None
        return replace(
            held, overdue=value == "overdue", nothing_planned=value == "none", due_within_days=days
        )

    return FilterField(
        "next",
        tr("ListFields", "Next follow-up"),
        lambda: [Offer(value, words) for value, words in labels.items()],
        lambda value: labels.get(value, str(value)),
        get,
        put,
        many=False,
        pinned=True,
    )


def given_fields(context: Context) -> list[FilterField]:
    """Conditions that come from another page: a list of records, an import, days of creation."""
    tr = QCoreApplication.translate

    def run_name(key: Any) -> str:
        return file_of_import(context.reader(), key) or "—"

    run = single("import_run", tr("ListFields", "Import"), ())
    ids = single("ids", tr("ListFields", "Chosen records"), ())
    until = single("created_to", tr("ListFields", "Created until"), ())
    rule = single("rule", tr("ListFields", "Rule"), (), off="")
    return [
        replace(run, label=run_name, hidden=True),
        replace(ids, label=lambda value: f"{len(value):,}", hidden=True),
        replace(until, hidden=True),
        replace(rule, hidden=True),
    ]


def created_field(context: Context) -> FilterField:
    """Created lately."""
    from datetime import date, timedelta

    tr = QCoreApplication.translate
    words = tr("ListFields", "last {count} days")
    today: date = context.today()
    starts = {
        (today - timedelta(days=days)).isoformat(): words.format(count=days) for days in (7, 30, 90, 365)
    }
    offers = [Offer(day, label) for day, label in starts.items()]
    return single("created_from", tr("ListFields", "Created"), offers)


def _offer(context: Context, facet: Facet) -> Offer:
    return Offer(facet.value, channel_words(context, facet.label), facet.count)
