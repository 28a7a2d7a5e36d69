"""Take tables of deals in: our own in either language, and others by the usual names of their columns."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from app.changes import Progress
from app.db.unit_of_work import UnitOfWork
from app.exchange.cell_values import CleaningContext, clean_cell, day_value
from app.exchange.channel_words import channel_words
from app.exchange.draft import Problem
from app.exchange.export_columns import known_columns
from app.exchange.header_row import header_key
from app.exchange.import_job import DryRun
from app.exchange.import_types import Duplicate, ImportOptions, ImportReport, ImportSource
from app.exchange.own_fields import own_header
from app.exchange.text_records import Row
from app.language.custom_values import read_value
from app.language.money_text import parse_money
from app.language.names import clean_name, fold
from app.models import CustomField, Deal, DealStage
from app.sentences import LANGUAGES, sentence, word
from app.usecases import importing
from app.usecases.custom_fields import shape_of
from app.usecases.deal_input import DealInput, EndInput
from app.usecases.deals import create_deal, lose_deal, win_deal
from app.usecases.naming import LONGEST_NAME
from app.vocabulary import BoughtFor, DealState, ObjectionKind

CHUNK = 500
NEEDED = ("name", "stage", "state")
# further names of columns as other programs write them
MORE = {
    "name": ("Deal Name", "Opportunity", "Opportunity Name", "商机名称", "项目名称"),
    "customer": ("Account", "Account Name", "Company", "Organization", "客户名称"),
    "stage": ("Deal Stage", "Sales Stage", "销售阶段", "商机阶段"),
    "amount": ("Value", "Deal Value", "商机金额", "预计金额"),
    "expected_close": ("Close Date", "Closing Date", "预计成交日期", "预计成交时间"),
    "odds": ("Probability", "Probability (%)", "赢率", "成交率"),
}


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    """Field by header."""
    found = {header_key(name): field for field, names in MORE.items() for name in names}
    for language in LANGUAGES:
        for header, target in known_columns("deals", language):
            found[header_key(header)] = target.removeprefix("deal.")
    return found


def is_deals_table(headers: Iterable[str]) -> bool:
    """Whether these are the columns of our own table of deals."""
    keys = {header_key(header) for header in headers}
    return any(
        {header_key(name) for name, target in known_columns("deals", language) if target[5:] in NEEDED}
        <= keys
        for language in LANGUAGES
    )


def import_deals(
    uow: UnitOfWork,
    source: ImportSource,
    headers: Sequence[str],
    items: Iterable[Row | Problem],
    options: ImportOptions,
) -> Generator[Progress, None, ImportReport]:
    """Keep every row as a deal, in the caller's transaction; yields progress, returns the report.

    A deal of the same name, customer and first day is passed over unless `create` is asked for. With `dry_run`
    it raises DryRun, which carries the report.
    """
    report = ImportReport(source)
    report.run_id = importing.begin_import(uow, source.file_name, source.kind, source.format, source.mapping)
    uow.reindex = True  # deals are few and are indexed as any other record
    keeper = _Keeper(uow, report, options, headers)
    for number, item in enumerate(items, 1):
        if isinstance(item, Problem):
            report.problems.append(item)
            if item.severity == "must":
                report.refused_lines.add(item.line)
            continue
        keeper.take(*item)
        if number % CHUNK == 0:
            uow.session.flush()
            yield Progress(number, source.rows, "import.saving")
    uow.session.flush()
    yield Progress(report.rows, source.rows, "import.saving")
    report.refused = len(report.refused_lines)
    report.rows = report.created + report.skipped + report.refused
    report.records = {"deal": report.created}
    if options.dry_run:
        raise DryRun(report)
    uow.step.values.update({"name": source.file_name, "count": report.created, "kind": source.kind})
    importing.end_import(uow, report.run_id, report.counts(), None)
    return report


class _Keeper:
    """Keeps rows one by one."""

    def __init__(
        self, uow: UnitOfWork, report: ImportReport, options: ImportOptions, headers: Sequence[str]
    ) -> None:
        self.uow, self.report, self.options = uow, report, options
        fields = _fields()
        self._places = {fields[key]: at for at, key in enumerate(map(header_key, headers)) if key in fields}
        self._own = _own_places(uow, headers)
        self._places = {field: at for field, at in self._places.items() if at not in self._own}
        self._context = CleaningContext(options.today, "CN")
        self._members = importing.member_ids(uow)
        self._stages = _stage_words(uow)
        self._states = _words("deal_state", [state.value for state in DealState])
        self._won = _words("bought_for", [one.value for one in BoughtFor])
        self._lost = _words("objection_kind", [one.value for one in ObjectionKind])
        self._line = 0

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Keep one row, or say why not."""
        self._line = line
        row = {field: clean_cell(cells[at]) for field, at in self._places.items()}
        name = clean_name(row.get("name", ""))[:LONGEST_NAME]
        if not name:
            self.report.problems.append(Problem(line, "name", "import.deal_unnamed", {}, "must"))
            self.report.refused_lines.add(line)
            return
        customer = self._customer(row.get("customer", ""))
        values = self._values(row)
        known = self._known(name, customer, values.get("created_day"), row.get("external_id", ""))
        if known is not None and self.options.decisions.get(line, self.options.on_duplicate) != "create":
            self._pass_over(name, known)
            return
        stage = self._stage(row.get("stage", ""))
        given = DealInput(name, customer, stage_id=stage, values=values, own=self._own_values(cells))
        key = create_deal(self.uow, given)
        deal = self.uow.get(Deal, key)
        deal.import_run_id, deal.external_id = self.report.run_id, row.get("external_id") or None
        deal.stage_since = deal.created_day
        self._end(key, row)
        self.report.created += 1

    def _may(self, field: str, code: str, text: str) -> None:
        self.report.problems.append(
            Problem(self._line, field, code, {"text": text, "name": text}, "may", text)
        )

    def _customer(self, text: str) -> int | None:
        name = clean_name(text)
        if not name:
            return None
        found = importing.known_names(self.uow, "customer", [name]).get(name, [])
        if len(found) == 1:
            return found[0][0]
        self._may("customer", "import.many_customers" if found else "import.no_customer", text)
        return None

    def _values(self, row: dict[str, str]) -> dict[str, Any]:
        values: dict[str, Any] = {"owner_id": self._owner(row.get("owner", ""))}
        money = row.get("amount", "")
        if money:
            found = parse_money(money, self.options.currency)
            if found is None or found[0] < 0:
                self._may("amount", "deal.amount_unclear", money)
            else:
                values |= {"amount": found[0], "currency": found[1] or self.options.currency}
        for field in ("expected_close", "created_day"):
            day = self._day(field, row.get(field, ""))
            values |= {field: day.isoformat()} if day else {}
        odds = row.get("odds", "").removesuffix("%").strip()
        if odds.isascii() and odds.isdigit() and int(odds) <= 100:
            values["odds"] = int(odds)
        elif odds:
            self._may("odds", "deal.odds_unclear", odds)
        channel = row.get("channel", "")
        if channel:
            values["channel_id"] = importing.channel_ids(self.uow, [channel], channel_words()).get(channel)
        return values | {field: row[field] for field in ("campaign", "note") if row.get(field)}

    def _own_values(self, cells: Sequence[str]) -> dict[int, str | None]:
        """What stands in fields of one's own; what a field cannot hold is told."""
        found: dict[int, str | None] = {}
        for at, field in self._own.items():
            text = clean_cell(cells[at])
            if text and read_value(shape_of(field), text, self.options.today) is None:
                told = {"value": text, "column": field.name}
                self.report.problems.append(
                    Problem(self._line, field.name, "deal.own_unclear", told, "may", text)
                )
            elif text:
                found[field.id] = text
        return found

    def _day(self, field: str, text: str) -> date | None:
        if not text:
            return None
        found = day_value(text, self._context)
        if not isinstance(found.value, date):
            self._may(field, "follow_up.due", text)
            return None
        return found.value

    def _owner(self, name: str) -> int | None:
        if not name:
            return self.uow.member_id
        if name in self.options.owners:
            return self.options.owners[name]
        known = self._members.get(fold(name))
        if known is None:
            self.report.unknown_owners[name] += 1
        return self.uow.member_id if known is None else known

    def _stage(self, text: str) -> int | None:
        if not text:
            return None
        found = self._stages.get(fold(text))
        if found is None:
            self._may("stage", "deal.unknown_stage", text)
        return found

    def _known(self, name: str, customer: int | None, day: str | None, external: str) -> int | None:
        """A deal that is here already: of the same foreign key, or of the same name, customer and first day."""
        if external:
            return importing.known_external(self.uow, "deal", [external]).get(external)
        self.uow.session.flush()
        found = self.uow.driver.execute(
            "SELECT id FROM deal WHERE name = ? AND customer_id IS ? AND created_day = ? AND deleted_at IS NULL",
            (name, customer, day or self.options.today.isoformat()),
        ).fetchone()
        return None if found is None else int(found[0])

    def _pass_over(self, name: str, known: int) -> None:
        self.report.skipped += 1
        reasons = (("import.same_deal", name),)
        self.report.duplicates.append(
            Duplicate(self._line, name, "deal", known, 0, 1.0, reasons, identical=True, decision="skip")
        )

    def _end(self, key: int, row: dict[str, str]) -> None:
        text = row.get("state", "")
        state = self._states.get(fold(text), DealState.OPEN.value)
        if text and fold(text) not in self._states:
            self._may("state", "import.deal_state", text)
        if state == DealState.OPEN:
            return
        won = state == DealState.WON
        reason = (self._won if won else self._lost).get(fold(row.get("end_reason", "")))
        day = self._day("ended_day", row.get("ended_day", ""))
        given = EndInput(reason, row.get("end_note"), row.get("competitor"), day.isoformat() if day else None)
        if won:
            win_deal(self.uow, key, given)
        else:
            lose_deal(self.uow, key, replace(given, reason=reason or ObjectionKind.OTHER.value))


def _own_places(uow: UnitOfWork, headers: Sequence[str]) -> dict[int, CustomField]:
    """The columns that bear the name of a field of one's own and not that of a column of our own table."""
    ours = {header_key(name) for language in LANGUAGES for name, _target in known_columns("deals", language)}
    fields = uow.session.query(CustomField).filter(
        CustomField.entity == "deal", CustomField.active, CustomField.deleted_at.is_(None)
    )
    by_name: dict[str, CustomField] = {}
    for field in fields:
        for header in (field.name, *(own_header(field.name, [field.name], lang) for lang in LANGUAGES)):
            by_name.setdefault(header_key(header), field)
    return {
        at: by_name[key]
        for at, key in enumerate(map(header_key, headers))
        if key in by_name and key not in ours
    }


def _words(enum_name: str, values: Iterable[str]) -> dict[str, str]:
    """Value by its word in any language, folded."""
    return {fold(say(value)): value for value in values for say in _sayers(enum_name)}


def _sayers(enum_name: str) -> list[Callable[[str], str]]:
    return [
        lambda value: value,
        *(lambda value, language=language: word(enum_name, value, language) for language in LANGUAGES),
    ]


def _stage_words(uow: UnitOfWork) -> dict[str, int]:
    found: dict[str, int] = {}
    for stage in uow.session.query(DealStage).filter(DealStage.deleted_at.is_(None)):
        names = [stage.name or ""]
        if stage.code:
            names += [stage.code, *(sentence(f"deal_stage.{stage.code}", language) for language in LANGUAGES)]
        found |= {fold(name): stage.id for name in names if name}
    return found
