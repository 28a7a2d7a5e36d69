"""The command that takes files in: import."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import PROBLEM, Call, cli, common, printable
from app.sentences import error_sentence, sentence
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.db.store import Store
    from app.exchange.import_file import Prepared
    from app.exchange.import_types import Duplicate, ImportOptions, ImportReport
    from app.exchange.mapping import Mapping

KINDS = (
    "auto",
    "customers",
    "leads",
    "interactions",
    "followups",
    "products",
    "orders",
    "deals",
    "ties",
    "favours",
)
SHOWN_PROBLEMS = 20


@cli.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option(
    "--kind", type=click.Choice(KINDS), default="auto", show_default=True, help="What the rows are."
)
@click.option("--mapping", "mapping_file", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="F",
              help='JSON: {"column": "field"}, or a mapping saved by the program.')  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only try: tell what would happen, keep nothing.")
@click.option("--on-duplicate", type=click.Choice(["ask", "skip", "update", "create"]), default="ask",
              show_default=True, help="What to do with a row that is known already.")  # fmt: skip
@click.option("--encoding", help="Encoding of text files (default: recognised).")
@click.option("--sheet", help="Sheet of a spreadsheet (default: the first with rows).")
@click.option("--header-row", type=click.IntRange(1), help="Line of the column names (default: recognised).")
@common
def import_files(call: Call, files: tuple[Path, ...], mapping_file: Path | None, **choices: Any) -> int:
    """Take in FILE…: CSV, TSV, TXT, XLSX, XLS, ODS, SQLite, vCard (.vcf) or calendar (.ics).

    Each file is one step that can be undone in the window. A data file named with --database that is not
    there yet is made. Rows that cannot be taken are listed with their line; the others are kept. With
    "ask" you decide row by row on a terminal; elsewhere nothing is lost: what is wholly known already is
    skipped, anything else is kept and listed.
    """
    mapping = _mapping(mapping_file)
    answers: list[dict[str, Any]] = []
    failed = False
    with call.store(create=True) as store:
        choices["nobody"] = not _has_members(store)
        for path in files:
            try:
                found = _file(call, store, path, mapping, choices)
            except UserError as error:
                failed = True
                found = [_failed(path, error, call.language)]
            answers += found
            if not call.json:
                for answer in found:
                    _print(call, answer, dry_run=choices["dry_run"])
    if call.json:
        call.print_json(answers)
    return PROBLEM if failed else 0


def _has_members(store: "Store") -> bool:
    from app.queries.team import members

    return bool(members(store.reader()))


def _mapping(path: Path | None) -> "Mapping | None":
    from app.exchange.mapping import mapping_from_json

    if path is None:
        return None
    try:
        return mapping_from_json(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("import.mapping_unreadable") from error


def _file(
    call: Call, store: "Store", path: Path, mapping: "Mapping | None", choices: dict[str, Any]
) -> list[dict[str, Any]]:
    """Take one file in; of a workbook that we wrote, every sheet (of others the first with rows, or --sheet)."""
    from app.cli.relations import bring_in_relations
    from app.exchange.known_headers import OUR_PROGRAM

    relations = bring_in_relations(call, store, path, choices)
    if relations is not None:
        return [relations]
    prepared = _prepared(store, path, mapping, choices, choices["sheet"])
    try:
        _check_names(prepared)
        answers = [_one(call, store, prepared, choices)]
        answers[0]["problems"][:0] = _columns_not_there(mapping, prepared, call.language)
    finally:
        prepared.close()
    ours = prepared.mapping is not None and prepared.mapping.program == OUR_PROGRAM
    for sheet in prepared.sheets if ours and choices["sheet"] is None else ():
        if sheet == prepared.sheet:
            continue
        try:
            other = _prepared(store, path, mapping, choices, sheet)
        except UserError as error:
            if error.code != "import.no_rows":
                raise
            continue
        try:
            answers.append(_one(call, store, other, choices))
        finally:
            other.close()
    return answers


def _check_names(prepared: "Prepared") -> None:
    """Say once that no column names anybody, instead of refusing every row for it."""
    mapping = prepared.mapping
    if mapping is not None and not mapping.names_somebody():
        headers = ", ".join(column.header for column in mapping.columns[:8])
        raise UserError("cli.no_name_column", name=prepared.path.name, columns=headers)


def _columns_not_there(
    mapping: "Mapping | None", prepared: "Prepared", language: str
) -> list[dict[str, Any]]:
    """A problem for each column that --mapping names and the file does not have."""
    from app.exchange.header_row import header_key

    if mapping is None or prepared.mapping is None:
        return []
    there = {header_key(header) for header in prepared.headers}
    missing = [
        column.header for column in mapping.columns if column.key and header_key(column.header) not in there
    ]
    return [
        {
            "line": 0,
            "field": "",
            "message": sentence("cli.no_column", language, column=column),
            "refused": False,
        }
        for column in missing
    ]


def _prepared(
    store: "Store", path: Path, mapping: "Mapping | None", choices: dict[str, Any], sheet: str | None
) -> "Prepared":
    from app.exchange.import_file import prepare
    from app.queries.custom_fields import fields_of
    from app.queries.imports import remembered_mapping
    from app.queries.team import setting

    reader = store.reader()
    return prepare(
        path,
        kind=choices["kind"],
        encoding=choices["encoding"],
        sheet=sheet,
        header_row=choices["header_row"],
        mapping=mapping,
        remembered=lambda signature: remembered_mapping(reader, signature),
        region=setting(reader, "region", "CN"),
        own=fields_of(reader),
    )


def _one(call: Call, store: "Store", prepared: "Prepared", choices: dict[str, Any]) -> dict[str, Any]:
    """Take one table, card file or calendar in, in a transaction of its own."""
    import sys
    from datetime import date

    from app.exchange.import_types import ImportOptions
    from app.queries.team import setting

    options = ImportOptions(
        date.today(),  # noqa: DTZ011 - the day on this person's wall
        choices["on_duplicate"],
        currency=setting(store.reader(), "currency", "CNY"),
        language=call.language,
        dry_run=choices["dry_run"],
    )
    if options.on_duplicate == "ask" and not options.dry_run and not call.json and sys.stdin.isatty():
        options = _asked(call, store, prepared, options)
    report = _run(call, store, prepared, options, owners=choices["nobody"])
    return _told(prepared, report, call.language)


def _run(
    call: Call, store: "Store", prepared: "Prepared", options: "ImportOptions", *, owners: bool = False
) -> "ImportReport":
    """The import itself; a trial is rolled back. With `owners` those whom our own tables name become members."""
    from app.db.journal_step import Step
    from app.exchange.import_file import import_prepared
    from app.exchange.import_job import DryRun
    from app.exchange.import_owners import add_owners

    try:
        with store.write(Step.of("import.run", name=prepared.path.name, count=0)) as uow:
            if owners:
                add_owners(uow, prepared)
            return call.drive(import_prepared(uow, prepared, options))
    except DryRun as trial:
        return trial.report


def _asked(call: Call, store: "Store", prepared: "Prepared", options: "ImportOptions") -> "ImportOptions":
    """Ask about every likely duplicate of a trial run; the answers decide in the real one."""
    from dataclasses import replace

    trial = _run(call, store, prepared, replace(options, dry_run=True))
    unsure = [duplicate for duplicate in trial.duplicates if not duplicate.identical]
    decisions: dict[int, str] = {}
    for number, duplicate in enumerate(unsure):
        answer = _ask(call, duplicate, len(unsure) - number)
        if answer in ("S", "U", "C"):
            word = {"S": "skip", "U": "update", "C": "create"}[answer]
            decisions.update({rest.line: word for rest in unsure[number:]})
            break
        decisions[duplicate.line] = {"s": "skip", "u": "update", "c": "create"}[answer]
    return replace(options, decisions=decisions)


def _ask(call: Call, duplicate: "Duplicate", left: int) -> str:
    """s, u, c for this row; S, U, C for all that are left."""
    reasons = "; ".join(call.say(code, value=value) for code, value in duplicate.reasons)
    call.tell("cli.duplicate", line=duplicate.line, name=duplicate.name, reasons=reasons, left=left)
    answer: str = click.prompt(
        call.say("cli.duplicate_ask"), type=click.Choice(["s", "u", "c", "S", "U", "C"]), err=True
    )
    return answer


def _told(prepared: "Prepared", report: "ImportReport", language: str) -> dict[str, Any]:
    """One file as the issue's JSON; `duplicates` is their number, `duplicate_rows` tells each."""
    return {
        "file": str(prepared.path),
        "kind": prepared.kind,
        "encoding": prepared.source.encoding or None,
        **({"sheet": prepared.sheet} if len(prepared.sheets) > 1 else {}),
        "rows": report.rows,
        "created": report.created,
        "updated": report.updated,
        "skipped": report.skipped,
        "refused": report.refused,
        "duplicates": len(report.duplicates),
        "records": dict(report.records),
        "duplicate_rows": [
            {
                "line": one.line,
                "name": one.name,
                "kind": one.other_table,
                "id": one.other_id or None,
                "same_as_line": one.other_line or None,
                "odds": round(one.odds, 2),
                "decision": one.decision,
            }
            for one in report.duplicates
        ],
        "problems": [
            {
                "line": problem.line,
                "field": problem.field,
                "message": sentence(problem.code, language, **problem.values),
                "refused": problem.line in report.refused_lines,
            }
            for problem in sorted(report.problems, key=lambda each: each.line)
        ],
    }


def _failed(path: Path, error: UserError, language: str) -> dict[str, Any]:
    """A file that could not be taken at all."""
    message = error_sentence(error, language)
    nothing = dict.fromkeys(("rows", "created", "updated", "skipped", "refused", "duplicates"), 0)
    return {
        "file": str(path),
        "kind": None,
        "encoding": None,
        **nothing,
        "problems": [{"line": 0, "field": "", "message": message, "refused": True}],
        "error": message,
    }


def _print(call: Call, answer: dict[str, Any], *, dry_run: bool) -> None:
    """The same for people."""
    if "error" in answer:
        click.echo(printable(answer["error"]), err=True)
        return
    code = "cli.import_tried" if dry_run else "cli.imported"
    call.print(
        call.say(code, **{name: answer[name] for name in ("file", "rows", "created", "updated", "skipped")})
    )
    problems = answer["problems"]
    for problem in problems[:SHOWN_PROBLEMS]:
        code = "cli.import_problem" if problem["line"] else "cli.import_problem_file"
        call.print(call.say(code, line=problem["line"], message=problem["message"]))
    if len(problems) > SHOWN_PROBLEMS:
        call.print(call.say("cli.more_problems", count=len(problems) - SHOWN_PROBLEMS))
    if answer["refused"]:
        call.print(call.say("cli.refused", count=answer["refused"]))
