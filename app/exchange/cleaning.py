"""From the rows of a table and the meaning of its columns to drafts, and to problems worth a look."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, time

from app.exchange.cell_sales import bundle_parts
from app.exchange.cell_values import CleaningContext
from app.exchange.draft import Draft, FollowUpDraft, InteractionDraft, LeadDraft, Problem, ProductDraft
from app.exchange.mapping import OWN, Mapping
from app.exchange.order_rows import order_line
from app.exchange.own_fields import collected
from app.exchange.people_rows import PeopleRows, full_name, nameless
from app.exchange.row_bag import Bag
from app.exchange.row_reader import RowReader
from app.exchange.table_reader import TableFile
from app.exchange.text_records import Row

Builder = Callable[[Bag, list[str]], Iterator[Draft | Problem]]
_OWNERS = ("customer.owner", "lead.owner", "interaction.owner", "followup.owner", "order.owner")


def build_drafts(
    table: TableFile | Iterable[Row | Problem], mapping: Mapping, context: CleaningContext
) -> Iterator[Draft | Problem]:
    """Drafts in the order of the file; each `Problem` of a row comes before the row's drafts.

    Corrections of the context replace cells before anything is read; skipped lines are passed over.
    An owner who is no member is told once per name, the draft keeps the name.
    """
    items = table.read() if isinstance(table, TableFile) else table
    reader = RowReader(mapping, context)
    build = _builder(mapping)
    strangers: set[str] = set()
    for item in items:
        if isinstance(item, Problem):
            if item.line not in context.skipped:
                yield item
            continue
        line, cells = item
        if line in context.skipped:
            continue
        if line in context.corrections:
            cells = _corrected(cells, context.corrections[line])
        bag = reader.read(line, cells)
        if bag.problems:
            yield from bag.problems
        if context.members:
            yield from _strangers(bag, context, strangers)
        yield from build(bag, cells)


def _corrected(cells: list[str], changes: dict[int, str]) -> list[str]:
    return [changes.get(index, cell) for index, cell in enumerate(cells)]


def _strangers(bag: Bag, context: CleaningContext, told: set[str]) -> Iterator[Problem]:
    for key in _OWNERS:
        owner = bag.text(key)
        if owner and owner not in context.members and owner not in told:
            told.add(owner)
            yield Problem(bag.line, key, "import.owner_who", {"value": owner}, "may", owner)


def _builder(mapping: Mapping) -> Builder:
    if mapping.kind == "leads":
        own = [column.key for column in mapping.columns if column.key.startswith(f"{OWN}lead.")]
        return lambda bag, raw: _lead(bag, raw, own)
    if mapping.kind == "interactions":
        return _interaction
    if mapping.kind == "followups":
        return _follow_up
    if mapping.kind == "products":
        return _product
    if mapping.kind == "orders":
        return order_line
    return PeopleRows(mapping).build


def _lead(bag: Bag, raw: list[str], own: Sequence[str]) -> Iterator[Draft | Problem]:
    get = bag.values.get
    subject = bag.text("lead.subject")
    person = bag.text("lead.name") or full_name(bag.values)
    name = person or subject or bag.text("lead.firm")
    if not name:
        yield from nameless(bag, raw, "lead.name")
        return
    notes = [subject, *bag.notes] if subject and name != subject else bag.notes
    yield LeadDraft(
        bag.line,
        name,
        bag.text("lead.firm"),
        tuple(dict.fromkeys(reach for reach, _ in bag.reach)),
        state=bag.text("lead.state"),
        channel=bag.text("lead.channel"),
        budget=get("lead.budget"),
        time_frame=bag.text("lead.time_frame"),
        interests=tuple(get("lead.interests", ())),
        campaign=bag.text("lead.campaign"),
        note="\n".join(notes),
        wake_on=get("lead.wake_on"),
        owner=bag.text("lead.owner"),
        tags=tuple(get("lead.tags", ())),
        created_day=get("lead.created_day"),
        external_id=bag.text("lead.external_id"),
        title=bag.text("lead.title"),
        region=bag.text("lead.region") or bag.text("region"),
        industry=bag.text("lead.industry"),
        state_reason=bag.text("lead.state_reason"),
        source_note=bag.text("lead.source_note"),
        attitude=bag.text("lead.attitude"),
        size=bag.text("lead.size"),
        further=collected(bag.values, own) if own else (),
        signals=tuple(get("lead.signals", ())),
        consent=tuple(get("lead.consent", ())),
    )


def _interaction(bag: Bag, raw: list[str]) -> Iterator[Draft | Problem]:
    customer = bag.text("interaction.customer") or bag.text("interaction.contact")
    phone = next((reach.value for reach, _ in bag.reach), "")
    if not customer and not phone:
        yield from nameless(bag, raw, "interaction.customer")
        return
    day, clock = bag.values.get("interaction.when", (None, None))
    if day is None:
        yield Problem(
            bag.line,
            "interaction.when",
            "import.when_missing",
            {"value": customer},
            "must",
            " | ".join(raw)[:300],
        )
        return
    yield InteractionDraft(
        bag.line,
        customer,
        bag.text("interaction.contact"),
        phone,
        bag.text("interaction.kind"),
        datetime.combine(day, clock or time()),
        clock is not None,
        bag.text("interaction.direction"),
        "\n".join(bag.notes),
        bag.text("interaction.outcome"),
        bag.text("interaction.owner"),
        bag.text("interaction.external_id"),
        bag.values.get("interaction.minutes"),
        bag.values.get("interaction.mood"),
        bag.text("interaction.next_step"),
    )


def _follow_up(bag: Bag, raw: list[str]) -> Iterator[Draft | Problem]:
    customer = bag.text("followup.customer")
    subject = bag.text("followup.subject")
    phone = next((reach.value for reach, _ in bag.reach), "")
    if not customer and not phone and not subject:
        yield from nameless(bag, raw, "followup.customer")
        return
    day, clock = bag.values.get("followup.due", (None, None))
    yield FollowUpDraft(
        bag.line,
        customer,
        phone,
        day,
        clock,
        bag.text("followup.kind"),
        subject,
        bag.text("followup.state"),
        bag.text("followup.priority"),
        bag.text("followup.owner"),
        "\n".join(bag.notes),
        bag.text("followup.external_id"),
        contact=bag.text("followup.contact"),
        ends=bag.values.get("followup.ends"),
        minutes=bag.values.get("followup.minutes"),
        remind_minutes=bag.values.get("followup.remind_minutes"),
        repeat_rule=bag.text("followup.repeat_rule"),
        location=bag.text("followup.location"),
        result=bag.text("followup.result"),
        done_on=bag.values.get("followup.done_on"),
    )


def _product(bag: Bag, raw: list[str]) -> Iterator[Draft | Problem]:
    get, text = bag.values.get, bag.text
    if not text("product.name") and not text("product.code"):
        yield from nameless(bag, raw, "product.name")
        return
    yield ProductDraft(
        bag.line,
        text("product.name"),
        text("product.code"),
        text("product.unit"),
        tuple(get("product.price", ())),
        get("product.cost"),
        text("product.currency").upper(),
        get("product.tax_rate"),
        text("product.category"),
        text("product.specification"),
        get("product.launch_day"),
        text("product.active"),
        tuple(get("product.needs", ())),
        bundle_parts(text("product.parts")) if text("product.parts") else (),
        "\n".join(bag.notes),
        text("product.external_id"),
    )
