"""The job that takes drafts in: chunk by chunk, one transaction, one undo step, counts and problems told."""

import gc
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from app.changes import Progress
from app.db.unit_of_work import UnitOfWork
from app.exchange.arrivals import Arrival, Item, arrivals
from app.exchange.draft import FollowUpDraft, InteractionDraft, Problem, ProductDraft
from app.exchange.import_people import PeopleImporter
from app.exchange.import_products import ProductImporter
from app.exchange.import_talks import TalkImporter
from app.exchange.import_types import ImportOptions, ImportReport, ImportSource, Lines
from app.sentences.errors import UserError
from app.usecases import importing

CHUNK = 5_000


class DryRun(UserError):  # noqa: N818 - an outcome, not an error
    """Raised at the end of a trial so that everything is rolled back; carries the report."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__("import.dry_run")
        self.report = report


def import_drafts(
    uow: UnitOfWork,
    source: ImportSource,
    drafts: Iterable[Item],
    options: ImportOptions,
) -> Generator[Progress, None, ImportReport]:
    """Keep everything the drafts say, in the caller's transaction.

    Yields progress; returns the report. With `dry_run` it raises DryRun with the report instead, so that the
    transaction is rolled back.
    """
    report = ImportReport(source)
    report.run_id = importing.begin_import(uow, source.file_name, source.kind, source.format, source.mapping)
    people = PeopleImporter(uow, report, options, report.run_id)
    talks = TalkImporter(uow, report, options, report.run_id)
    products = ProductImporter(uow, report, options, report.run_id)
    lines = Lines()
    refused: set[int] = set()
    stream = arrivals(drafts, options.currency)
    with _without_collecting(), people.buffer:
        while chunk := list(islice(stream, CHUNK)):
            if len(chunk) == CHUNK:
                alone = source.kind in ("customers", "leads")  # nothing else asks who has a number
                people.buffer.begin_load(source.rows or CHUNK, remembers=alone)
            _note_lines(chunk, lines, refused, report)
            people.take([d for d in chunk if isinstance(d, Arrival)])
            talks.take([d for d in chunk if isinstance(d, (InteractionDraft, FollowUpDraft))])
            products.take([d for d in chunk if isinstance(d, ProductDraft)])
            yield Progress(lines.last, source.rows, "import.saving")
        products.finish()
        people.buffer.finish()
    refused = {line for line in refused if line and line not in lines}
    report.rows = len(lines) + len(refused)
    for outcome in ("created", "updated", "skipped"):
        setattr(report, outcome, getattr(report, outcome) + people.outcome.count(outcome))
    report.refused_lines |= refused
    report.refused = len(report.refused_lines)
    if options.dry_run:
        raise DryRun(report)
    uow.step.values.update(
        {"name": source.file_name, "count": report.created + report.updated, "kind": source.kind}
    )
    importing.end_import(uow, report.run_id, report.counts(), None)
    return report


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No search for circles meanwhile: a chunk is many small objects without any, looking took a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _note_lines(chunk: Iterable[Item], lines: Lines, refused: set[int], report: ImportReport) -> None:
    """Tell the rows that gave something from those that gave only problems."""
    problems = [item for item in chunk if isinstance(item, Problem)]
    report.problems += problems
    refused.update(item.line for item in problems if item.severity == "must")
    lines.add([item.line for item in chunk if not isinstance(item, Problem)])


def run_now(job: Generator[Progress, None, Any]) -> Any:
    """Run a job to its end without a window; returns what it returns."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            return end.value
