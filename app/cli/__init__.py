"""The command line: the same work as the window, through the same use-cases."""

from app.cli.base import cli
from app.cli.bring_in import import_files
from app.cli.campaign import campaign
from app.cli.competitor import competitor
from app.cli.day import today
from app.cli.deals import deal
from app.cli.duplicates import duplicates, merge
from app.cli.fields import field
from app.cli.figures import figures
from app.cli.find import search
from app.cli.lead import lead
from app.cli.orders import order, payment, statement
from app.cli.promise import promise
from app.cli.quote import quote
from app.cli.record import log
from app.cli.relations import path
from app.cli.segment import segment
from app.cli.take_out import export
from app.cli.upkeep import backup, check, restore, sample
from app.cli.verdict import verdict

__all__ = [
    "backup",
    "campaign",
    "check",
    "cli",
    "competitor",
    "deal",
    "duplicates",
    "export",
    "field",
    "figures",
    "import_files",
    "lead",
    "log",
    "merge",
    "order",
    "path",
    "payment",
    "promise",
    "quote",
    "restore",
    "sample",
    "search",
    "segment",
    "statement",
    "today",
    "verdict",
]
