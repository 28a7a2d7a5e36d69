"""What all commands share: the group, the common options, the data file, errors and exit codes."""

import functools
import json
import logging
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.sentences import error_sentence, sentence, word
from app.sentences.errors import UserError
from app.settings.config import Config, default_database
from app.settings.language import LANGUAGES, chosen_language

if TYPE_CHECKING:
    from app.changes import Progress
    from app.db.store import Store

PROBLEM = 1
MERGED_STEPS = 20  # at most after one call: a twentieth of a second or two
JUDGED = 20_000  # customers one call judges; more are left to the window
SHOWN = 200  # characters of a typed text that a sentence repeats
Result = TypeVar("Result")


@dataclass(frozen=True)
class Call:
    """What every command is told: the data file (None = the usual one), JSON or not, the language."""

    database: Path | None
    json: bool
    language: str

    def say(self, code: str, **values: object) -> str:
        """The sentence of a code in the language of this call."""
        return sentence(code, self.language, **values)

    def word(self, enum_name: str, value: object) -> str:
        """The label of an enum value."""
        return word(enum_name, value, self.language)

    def print(self, text: str = "") -> None:
        """A line of the answer, printable: what a file holds never gives orders to the terminal."""
        click.echo(printable(text))

    def print_json(self, value: Any) -> None:
        """The answer as JSON, readable by people too."""
        text = json.dumps(value, ensure_ascii=False, indent=1)
        click.echo(text.encode("utf-8", "replace").decode())  # a file name of other bytes than UTF-8

    def tell(self, code: str, **values: object) -> None:
        """A sentence beside the answer, where it never gets into a pipe; what was typed at most in part."""
        click.echo(printable(self.say(code, **shortened(values))), err=True)

    @property
    def path(self) -> Path:
        """The data file meant: the one named, else the one the window opened last, else the usual place."""
        return self.database or Path(Config().get("database") or default_database())

    @contextmanager
    def store(self, *, create: bool = False) -> Iterator["Store"]:
        """The data file, open; with `create` a file that was named but is not there is made, and that said."""
        from app.db.store import Store

        path = self.path
        if create and self.database is not None and not path.exists():
            store = Store.create(path)
            self.tell("cli.created", file=str(path))
        else:
            store = self.drive(self._telling(Store.opening(path), path))
        try:
            store.member_id = acting_member(store)
            self._index_waiting(store)
            _score_new(store)
            _judge_new(store)
            yield store
            self._index_waiting(store)
            _score_new(store)
            _judge_new(store)
            _tidy(store)
        finally:
            store.close()

    def _telling(
        self, opening: "Generator[Progress, None, Store]", path: Path
    ) -> "Generator[Progress, None, Store]":
        """Say why it takes its time before a file of an earlier version is brought up to date."""
        try:
            first = next(opening)
        except StopIteration as end:
            found: Store = end.value
            return found
        from app.db.backup import backup_folder

        self.tell("upgrade.begun", file=path.name, folder=str(backup_folder(path)))
        yield first
        return (yield from opening)

    def _index_waiting(self, store: "Store") -> None:
        """Make searchable what a large import left for later, this one or one that was broken off."""
        from app.queries.lookups import index_waits

        if index_waits(store.reader()):
            from app.exchange.indexing import index_waiting

            self.drive(index_waiting(store))

    def drive(self, job: "Generator[Progress, None, Result]") -> Result:
        """Run a long job to its end, with a progress bar when somebody watches."""
        from app.cli.progress import drive

        return drive(job, self.language)


def _tidy(store: "Store") -> None:
    """Merge what was written into the search index with what is there, so that many calls leave few pieces."""
    if store.last_changes.step_id is not None:
        from app.db.search_merging import merge_some

        merge_some(store, MERGED_STEPS)


def _score_new(store: "Store") -> None:
    """Score the leads of an import."""
    from app.queries.scored import some_unscored

    if not some_unscored(store.reader()):
        return
    from datetime import date

    from app.db.journal_step import Step
    from app.usecases.lead_scores import score_next

    after: int | None = 0
    while after is not None:
        with store.write(Step("lead.scores", {}, undoable=False)) as uow:
            after = score_next(uow, after, date.today(), only_new=True)  # noqa: DTZ011 - the day on this wall


def _judge_new(store: "Store") -> None:
    """Judge the customers of an import, unless there are very many: the window does that aside."""
    from app.queries.judged import some_unjudged

    if some_unjudged(store.reader()):
        from datetime import date

        from app.usecases.judging import judge_waiting

        judge_waiting(store, date.today(), at_most=JUDGED)  # noqa: DTZ011 - the day on this wall


def acting_member(store: "Store") -> int | None:
    """Which member this computer is: the one chosen in the window, or the only one."""
    from app.queries.team import members

    known = [member.id for member in members(store.reader())]
    chosen = Config().get("member")
    if chosen in known:
        return int(chosen)
    return known[0] if known else None


def shortened(values: dict[str, object]) -> dict[str, object]:
    """The values of a sentence; of a typed `text` as long as a page only the beginning."""
    text = values.get("text")
    return {**values, "text": f"{text[:SHOWN]}…"} if isinstance(text, str) and len(text) > SHOWN else values


def printable(text: str) -> str:
    """The text with control characters as their pictures (␛), and bytes that are no UTF-8 as "?"."""
    pictures = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)}
    hidden = dict.fromkeys(range(0x7F, 0xA0), "\N{SYMBOL FOR DELETE}")
    return text.translate(pictures | hidden).encode("utf-8", "replace").decode()


def tell_failure(said: str, code: str, *, as_json: bool) -> None:
    """The sentence of a failure beside the answer; who asked for JSON finds it there too."""
    if as_json:
        click.echo(json.dumps({"error": said, "code": code}, ensure_ascii=False, indent=1))
    click.echo(printable(said), err=True)


class Command(click.Command):
    """A command whose problems end in one clear sentence and exit code 1, never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run it; what goes wrong in the user's world is told, what is our bug is logged and told."""
        language = chosen_language(ctx.params.get("lang") or Config().get("language"))
        as_json = bool(ctx.params.get("as_json"))
        try:
            code = super().invoke(ctx)
        except UserError as error:
            brief = UserError(error.code, **shortened(error.values))
            tell_failure(error_sentence(brief, language), error.code, as_json=as_json)
            ctx.exit(PROBLEM)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            tell_failure(sentence("job.cancelled", language), "job.cancelled", as_json=as_json)
            ctx.exit(PROBLEM)
        except BrokenPipeError:
            sys.stderr.close()
            ctx.exit(PROBLEM)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            said = sentence("cli.cannot_use", language, file=error.filename or "", reason=reason)
            tell_failure(said, "cli.cannot_use", as_json=as_json)
            ctx.exit(PROBLEM)
        except Exception as error:
            logging.getLogger("lianyi.cli").exception("%s failed", ctx.info_name)
            said = sentence("cli.bug", language, kind=type(error).__name__)
            tell_failure(said, "cli.bug", as_json=as_json)
            ctx.exit(PROBLEM)
        if code:
            ctx.exit(int(code))
        return code


class Group(click.Group):
    """The group of all commands."""

    command_class = Command


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="lianyi", prog_name="lianyi")
def cli() -> None:
    """涟漪 Lianyi: your customers in one file on your disk.

    Without a command the window opens. Every command says what went wrong in one sentence; the exit code is
    0 when all went well, 1 when there was a problem, 2 when the call was wrong.
    """
    from app.settings.fault_log import start_log
    from app.settings.quiet_start import put_off_asyncio

    start_log()
    put_off_asyncio()


def common(function: Callable[..., int | None]) -> Callable[..., int | None]:
    """--database, --json and --lang; the command gets them as its first argument, a Call."""

    @click.option("--database", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
                  help="The data file (default: the one opened last).")  # fmt: skip
    @click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
    @click.option(
        "--lang", type=click.Choice(LANGUAGES), help="Language of the answer (default: as the program)."
    )
    @functools.wraps(function)
    def wrapped(database: Path | None, as_json: bool, lang: str | None, **rest: Any) -> int | None:
        language = chosen_language(lang or Config().get("language"))
        return function(Call(database, as_json, language), **rest)

    return wrapped
