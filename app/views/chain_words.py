"""What the chains propose, in the words a person reads."""

from dataclasses import dataclass

from app.queries.chains import Proposal, proposals
from app.queries.firm import firm_settings
from app.views.context import Context


@dataclass(frozen=True)
class NextStep:
    """A proposed follow-up with its words."""

    kind: str
    due: str
    subject: str


def next_steps(context: Context, after_kind: str, after_subject: str) -> list[NextStep]:
    """What the chains propose after a follow-up of a kind is done today."""
    reader = context.reader()
    found = proposals(reader, after_kind, context.today(), firm_settings(reader))
    return [NextStep(each.kind, each.due, subject_words(context, each, after_subject)) for each in found]


def subject_words(context: Context, proposal: Proposal, instead: str) -> str:
    """The subject of a proposal; the words of its code, or what was done before when it has none."""
    if not proposal.subject:
        return instead
    return chain_subject(context, proposal.subject)


def chain_subject(context: Context, subject: str | None) -> str:
    """A subject of a chain step as text."""
    if not subject:
        return ""
    return context.say(subject[1:]) if subject.startswith("@") else subject
