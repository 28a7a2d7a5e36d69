"""A tour of all pages and dialogs as pictures: light and dark, both languages, two sizes, several files."""

import tempfile
from collections.abc import Generator, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.changes import Progress
from app.sentences import LANGUAGES
from app.window_commands.moment import DAY, NOW
from app.window_commands.offscreen import ARRIVED_MS, choose_platform, desktop, painted, settle

if TYPE_CHECKING:
    from app.bootstrap import Desktop
    from app.db.reader import Reader

SIZES = ((1440, 900), (1280, 720))
LOOKS = ("light", "dark")
HUGE = 100_000
QUICK_PNG = 70  # larger files, written several times as fast
CUSTOMER = (
    "SELECT id FROM customer WHERE deleted_at IS NULL AND kind = 'organisation' ORDER BY last_contact_at DESC"
)


def tour(folder: Path, files: dict[str, int]) -> Generator[Progress, None, list[str]]:
    """Take the pictures; `files` names each data file and how many customers it has. Returns their names."""
    choose_platform()
    folder.mkdir(parents=True, exist_ok=True)
    names: list[str] = []
    with tempfile.TemporaryDirectory(prefix="lianyi-shots-") as scratch:
        place = Path(scratch)
        for language in LANGUAGES:
            with desktop(place, None, language, _clock) as made:
                for name in _welcome_pictures(made.welcome, folder, language):
                    names.append(name)
                    yield Progress(len(names), 0, "cli.shooting")
            for state, customers in files.items():
                path = place / f"{state}-{language}.lianyi"
                yield from _fill(path, customers, language)
                with desktop(place, path, language, _clock) as made:
                    for name in _file_pictures(
                        made, folder, f"{state}_{language}", dialogs=state == "typical"
                    ):
                        names.append(name)
                        yield Progress(len(names), 0, "cli.shooting")
    return names


def _clock() -> datetime:
    return NOW


def _fill(path: Path, customers: int, language: str) -> Generator[Progress, None, None]:
    """A data file with so many customers; none makes an empty one."""
    if customers:
        from app.usecases.sample import create_sample

        yield from create_sample(path, customers, today=DAY, language=language)
        return
    from app.db.store import Store

    Store.create(path).close()


def _file_pictures(made: "Desktop", folder: Path, mark: str, *, dialogs: bool) -> Iterator[str]:
    """Every page, and the dialogs when asked for; one look after the other, for changing it costs most."""
    from app.theme import manager

    assert made.window is not None
    assert made.context is not None
    window, runner = made.window, made.context.runner
    facts = known_facts(made.context.reader())
    for look in LOOKS:
        manager().set_mode(look)
        for page, arguments in pages(facts):
            window.go(page, arguments)
            settle(runner, ARRIVED_MS)
            yield from _sizes(window, folder, f"{page}_{mark}_{look}", runner)
        window.go("customers", {})
        for number, (name, arguments) in enumerate(dialogs_of(facts) if dialogs else (), 1):
            window.open_dialog(name, arguments)
            settle(runner, ARRIVED_MS)
            yield from _sizes(window, folder, f"dialog-{number:02d}-{name}_{mark}_{look}", runner)
            close_dialogs(window)
        if dialogs:
            window.open_palette()
            settle(runner, ARRIVED_MS)
            yield from _sizes(window, folder, f"dialog-find_{mark}_{look}", runner)
            close_dialogs(window)


def _welcome_pictures(widget: Any, folder: Path, mark: str) -> Iterator[str]:
    """The first-start window."""
    from app.theme import manager

    for look in LOOKS:
        manager().set_mode(look)
        settle(None, ARRIVED_MS)
        yield from _sizes(widget, folder, f"welcome_{mark}_{look}", None)


def _sizes(widget: Any, folder: Path, name: str, runner: Any) -> Iterator[str]:
    """The widget in both sizes."""
    for width, height in SIZES:
        widget.resize(width, height)
        settle(runner)
        file = folder / f"{name}_{width}x{height}.png"
        painted(widget).save(str(file), "PNG", QUICK_PNG)
        yield file.name


def close_dialogs(window: Any) -> None:
    """Close whatever lies over the window."""
    from app.widgets.overlay import Overlay

    for overlay in window.findChildren(Overlay):
        if overlay.isVisible():
            overlay.close_overlay()
    settle()


def known_facts(reader: "Reader") -> dict[str, int]:
    """Keys of records worth looking at; a file without such records lacks the entry."""
    wanted = {
        "customer_id": CUSTOMER,
        "contact_id": "SELECT id FROM contact WHERE deleted_at IS NULL ORDER BY id",
        "lead_id": "SELECT id FROM lead WHERE deleted_at IS NULL AND state = 'contacting' ORDER BY id",
        "follow_up_id": "SELECT id FROM follow_up WHERE deleted_at IS NULL AND state = 'open' ORDER BY due",
        "interaction_id": "SELECT id FROM interaction WHERE deleted_at IS NULL ORDER BY happened_at DESC",
    }
    found = {name: reader.value(f"{sql} LIMIT 1") for name, sql in wanted.items()}
    return {name: int(key) for name, key in found.items() if key is not None}


def pages(facts: dict[str, int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every page with what it needs; the card only where there is a customer."""
    from app.views.pages import PAGES

    for spec in PAGES:
        if spec.id != "customer":
            yield spec.id, {}
        elif "customer_id" in facts:
            yield spec.id, {"id": facts["customer_id"]}


def dialogs_of(facts: dict[str, int]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every dialog with the records it is about."""
    customer, lead = facts["customer_id"], facts["lead_id"]
    yield from (
        ("log", {"customer_id": customer}),
        ("talk", {"interaction_id": facts["interaction_id"]}),
        ("follow_up", {"customer_id": customer}),
        ("complete", {"follow_up_id": facts["follow_up_id"]}),
        ("postpone", {"follow_up_id": facts["follow_up_id"]}),
        ("customer", {}),
        ("customer", {"customer_id": customer}),
        ("contact", {"contact_id": facts["contact_id"]}),
        ("lead", {"lead_id": lead}),
        ("lead_state", {"ids": [lead], "state": "nurture"}),
        ("tag", {"table": "customer", "ids": [customer]}),
        ("plan_many", {"table": "customer", "ids": [customer]}),
        ("export", {}),
        ("import_history", {}),
        ("history", {"table": "customer", "record_id": customer}),
        ("shortcuts", {}),
        ("crash", {"error": ValueError("shown for the picture")}),
    )
