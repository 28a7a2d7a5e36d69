"""Try the program out in a folder of its own: what a packaged build must be able to do on a bare machine."""

import tempfile
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.changes import Progress
from app.sentences.errors import UserError
from app.window_commands.moment import DAY, NOW
from app.window_commands.offscreen import ARRIVED_MS, choose_platform, desktop, is_blank, painted, settle

CARDS = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:单慧\r\nTEL;TYPE=CELL:13857150001\r\nEND:VCARD\r\n"


@dataclass(frozen=True)
class Finding:
    """One thing tried: the code of its sentence, and what went wrong (empty: nothing)."""

    what: str
    trouble: str = ""
    values: dict[str, Any] = field(default_factory=dict, hash=False)


def try_out(language: str) -> Generator[Progress, None, list[Finding]]:
    """Run all trials; each is told with its trouble, so that one that fails does not hide the others."""
    choose_platform()
    with tempfile.TemporaryDirectory(prefix="lianyi-trial-") as scratch:
        folder = Path(scratch)
        file = folder / "trial.lianyi"
        trials: list[tuple[str, Callable[[], None]]] = [
            ("cli.trial.sample", lambda: _sample(file, language)),
            ("cli.trial.write", lambda: _write_and_undo(file)),
            ("cli.trial.search", lambda: _search(file)),
            ("cli.trial.spreadsheet", lambda: _spreadsheet(file, folder)),
            ("cli.trial.cards", lambda: _cards(file, folder)),
            ("cli.trial.backup", lambda: _backup(file, folder)),
        ]
        findings = []
        for number, (what, trial) in enumerate(trials):
            yield Progress(number, len(trials) + 1, "cli.trying")
            findings.append(Finding(what, _trouble(trial)))
        yield Progress(len(trials), len(trials) + 1, "cli.trying")
        findings += _pages(file, folder, language)
    return findings


def _trouble(trial: Callable[[], None]) -> str:
    try:
        trial()
    except UserError as error:
        return f"{error.code} {error.values}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _expect(found: object, wanted: object) -> None:
    if found != wanted:
        raise AssertionError(f"{found!r} instead of {wanted!r}")


def _sample(file: Path, language: str) -> None:
    from app.exchange.import_job import run_now
    from app.usecases.sample import create_sample

    made = run_now(create_sample(file, 60, today=DAY, language=language))
    _expect(made.counts["customer"], 60)


def _write_and_undo(file: Path) -> None:
    """A customer, a talk with its next date, and the talk taken back."""
    from app.db.journal_step import Step
    from app.db.store import Store
    from app.usecases.customers import CustomerInput, create_customer
    from app.usecases.follow_up_input import FollowUpInput
    from app.usecases.interactions import InteractionInput, log_interaction
    from app.usecases.undoing import undo_last

    store = Store.open(file)
    try:
        with store.write(Step.of("customer.create", name="单慧")) as uow:
            key = create_customer(uow, CustomerInput("单慧"))
        given = InteractionInput(
            "问了价格", customer_id=key, next=FollowUpInput("回电", due="2026-09-17T15:00")
        )
        with store.write(Step.of("interaction.log", name="单慧")) as uow:
            log_interaction(uow, given)
        count = "SELECT count(*) FROM interaction WHERE customer_id = ? AND deleted_at IS NULL"
        _expect(store.reader().value(count, (key,)), 1)
        with store.write(Step("undo", {}, undoable=False)) as uow:
            undo_last(uow)
        _expect(store.reader().value(count, (key,)), 0)
    finally:
        store.close()


def _search(file: Path) -> None:
    """A surname with an odd reading is found by its initials."""
    from app.db.store import Store
    from app.queries.search import find

    store = Store.open(file)
    try:
        _expect("单慧" in [hit.title for hit in find(store.reader(), "sh", 200)], True)
    finally:
        store.close()


def _spreadsheet(file: Path, folder: Path) -> None:
    """A workbook out, and in again through the child process that reads spreadsheets."""
    from app.db.store import Store
    from app.exchange.export import ExportOrder, export_records
    from app.exchange.import_job import run_now

    out = folder / "customers.xlsx"
    store = Store.open(file)
    try:
        done = run_now(export_records(store.reader(), out, ExportOrder("customers", "xlsx")))
        _expect(_taken_in(store, out), done.total)
    finally:
        store.close()


def _cards(file: Path, folder: Path) -> None:
    from app.db.store import Store

    cards = folder / "cards.vcf"
    cards.write_text(CARDS, encoding="utf-8", newline="")
    store = Store.open(file)
    try:
        _expect(_taken_in(store, cards), 1)
    finally:
        store.close()


def _taken_in(store: Any, file: Path) -> int:
    """How many rows a file has, after a trial import of it."""
    from app.db.journal_step import Step
    from app.exchange.import_file import import_prepared, prepare
    from app.exchange.import_job import DryRun, run_now
    from app.exchange.import_types import ImportOptions

    prepared = prepare(file, today=DAY)
    try:
        with store.write(Step.of("import.run", name=file.name, count=0)) as uow:
            run_now(import_prepared(uow, prepared, ImportOptions(DAY, dry_run=True)))
    except DryRun as trial:
        return trial.report.rows
    finally:
        prepared.close()
    return 0


def _backup(file: Path, folder: Path) -> None:
    from app.db.backup import make_backup, verify_backup

    made = make_backup(file, folder / "trial.lianyi-backup")
    _expect(verify_backup(made.path).rows, made.rows)


def _pages(file: Path, folder: Path, language: str) -> list[Finding]:
    """Every page painted, none of them empty."""
    from app.views.pages import page_titles
    from app.window_commands.tour import known_facts, pages

    findings = []
    with desktop(folder, file, language, lambda: NOW) as made:
        assert made.window is not None
        assert made.context is not None
        window, context = made.window, made.context
        titles = page_titles()
        for page, arguments in pages(known_facts(context.reader())):

            def show(page: str = page, arguments: dict[str, Any] = arguments) -> None:
                window.go(page, arguments)
                settle(context.runner, ARRIVED_MS)
                _expect(is_blank(painted(window.page(page))), False)

            name = titles.get(page, titles["customers"])
            findings.append(Finding("cli.trial.page", _trouble(show), {"name": name}))
    return findings
