"""A progress bar on the error stream, drawn only when a person watches."""

import sys
from collections.abc import Generator
from typing import Any, TypeVar

import click

from app.changes import Progress, finish
from app.sentences import has_sentence, sentence

Result = TypeVar("Result")
_ENDLESS = 1_000_000_000


def drive(job: Generator[Progress, None, Result], language: str) -> Result:
    """Run a job to its end and return its result; stopped by Ctrl+C the job is closed, so nothing stays half done."""
    if not sys.stderr.isatty():
        return finish(job)
    bar: Any = None
    try:
        while True:
            try:
                step = next(job)
            except StopIteration as end:
                result: Result = end.value
                return result
            bar = _shown(bar, step, language)
    finally:
        job.close()
        if bar is not None:
            bar.render_finish()


def _shown(bar: Any, step: Progress, language: str) -> Any:
    """The bar moved on; a new one when the kind of work or its size changes."""
    label = sentence(step.code, language) if has_sentence(step.code, language) else ""
    total = step.total or _ENDLESS
    if bar is None or bar.length != total or bar.label != label:
        if bar is not None:
            bar.render_finish()
        bar = click.progressbar(length=total, label=label, file=sys.stderr, show_percent=bool(step.total))
        bar.render_progress()
    bar.update(max(0, min(step.done, total) - bar.pos))
    return bar
