"""Commands that look something up: search."""

import click

from app.cli.base import Call, cli, common


@cli.command("search")
@click.argument("text")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="At most so many hits."
)
@common
def search(call: Call, text: str, limit: int) -> None:
    """Find TEXT in customers, contacts, leads, talks and follow-ups.

    Characters anywhere in a name, pinyin in full or initials (张w, zw, zhangwei), three digits or more of a
    phone, a part of a mail address, a word of a note.
    """
    from app.queries.search import find

    with call.store() as store:
        hits = find(store.reader(), text, limit)
    if call.json:
        call.print_json(
            [{"kind": str(hit.kind), "id": hit.id, "title": hit.title, "detail": hit.detail} for hit in hits]
        )
        return
    for hit in hits:
        kind = call.word("record_kind", hit.kind)
        call.print("  ".join(part for part in (kind, hit.title, hit.detail, f"#{hit.id}") if part))
    if not hits:
        call.tell("cli.nothing_found", text=text)
