"""Leave out what Salesforce writes below the rows of a report: its name, a copyright, who made it."""

from collections.abc import Iterator

from app.exchange.draft import Problem
from app.exchange.text_records import Row

_MAKER = "salesforce.com"


def without_footer(items: Iterator[Row | Problem]) -> Iterator[Row | Problem]:
    """The rows without such a footer; the report's name stands in the row before the copyright."""
    before: Row | None = None
    below = False
    for item in items:
        if isinstance(item, Problem):
            if before is not None:
                yield before
            before = None
            yield item
            continue
        cells = item[1]
        if _MAKER in cells[0] and cells[0].startswith("Copyright"):
            below = True
            if before is not None and not _alone(before):
                yield before
            before = None
        elif not (below and _alone(item)):
            if before is not None:
                yield before
            before = item
    if before is not None:
        yield before


def _alone(row: Row) -> bool:
    """Whether only the first cell says something."""
    return not "".join(row[1][1:]).strip()
