"""The preview of a customer beside the list."""

from typing import Any

from app.db.reader import Reader
from app.queries.card import contacts_of, customer_card, follow_ups_of
from app.queries.timeline import last_talks, timeline_count
from app.views.context import Context
from app.views.customer_columns import lifecycle_mark, shown_phone, status_mark
from app.views.own_fields import own_words
from app.views.preview_pane import TALKS, Fact, Preview, PreviewPane
from app.views.record_marks import customer_icon, due_chip, joined, past_words, tag_marks
from app.vocabulary import CustomerKind, RecordKind

MOST_OWN = 6
DUE_ROLES = {"red": "redFg", "accent": "accentText", "warning": "amberFg"}


class CustomerPreview(PreviewPane):
    """Key facts, next follow-up, the last talks."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "customer")

    def read(self, reader: Reader, key: int) -> Any:
        """Card, contacts, follow-ups and talks in a few indexed reads."""
        card = customer_card(reader, key)
        if card is None or card.deleted:
            return None
        owner = RecordKind.CUSTOMER
        return (
            card,
            contacts_of(reader, key),
            follow_ups_of(reader, "customer", key, limit=1),
            last_talks(reader, owner, key, TALKS),
            timeline_count(reader, owner, key),
            own_words(self.context, "customer", key)[:MOST_OWN],
        )

    def present(self, found: Any) -> Preview:
        """In the words of the language in use."""
        card, contacts, planned, talks, count, own = found
        context, values = self.context, card.values
        facts = []
        if contacts:
            role = context.word("contact_role", contacts[0].roles[0]) if contacts[0].roles else ""
            facts.append(Fact(self.tr("Main contact"), contacts[0].name, tag=role))
        if phone := card.phone or _phone_of(contacts):
            facts.append(Fact(self.tr("Phone"), shown_phone(phone)))
        chip, tone = due_chip(context, card.next_due)
        what = planned[0].subject if planned and planned[0].due == card.next_due else None
        facts.append(Fact(self.tr("Next follow-up"), joined(chip, what), DUE_ROLES.get(tone, "text")))
        facts.append(Fact(self.tr("Last contact"), past_words(context, card.last_contact_at)))
        if card.owner:
            facts.append(Fact(self.tr("Owner"), card.owner))
        if temperament := values.get("temperament"):
            facts.append(Fact(self.tr("Temperament"), context.word("temperament", temperament)))
        if card.birthday:
            from app.language.birthdays import Birthday, Calendar, birthday_text

            born = card.birthday
            kept = Birthday(Calendar(born.calendar), born.year, born.month, born.day, born.leap)
            facts.append(Fact(self.tr("Birthday"), birthday_text(kept, context.language)))
        facts += [Fact(name, words) for name, words in own]
        kind = context.word("customer_kind", card.kind)
        employer = values.get("employer") if card.kind == CustomerKind.PERSON else None
        return Preview(
            card.name,
            joined(values.get("industry") or kind, values.get("city"), employer),
            customer_icon(card.kind, values.get("industry")),
            card.importance,
            tag_marks(card.tags),
            tuple(facts),
            talks,
            count,
            tuple((one.id, one.name) for one in contacts),
            status_mark(context, values.get("status")),
            lifecycle_mark(context, values.get("lifecycle")),
        )


def _phone_of(contacts: Any) -> str | None:
    """The first phone among the contacts."""
    found = (
        reach.normal or reach.value for one in contacts for reach in one.reaches if reach.kind == "phone"
    )
    return next(found, None)
