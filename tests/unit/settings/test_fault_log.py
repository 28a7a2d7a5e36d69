"""The log says what kind of fault happened where; the words of an error stay out of it."""

import logging
from collections.abc import Iterator

import pytest

from app.settings.config import home
from app.settings.fault_log import FaultLog, fault_text, start_log


@pytest.fixture
def _clean_root() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    for handler in before:
        if isinstance(handler, FaultLog):
            root.removeHandler(handler)
    yield
    for handler in list(root.handlers):
        if handler not in before:
            root.removeHandler(handler)
            handler.close()
    for handler in before:
        if handler not in root.handlers:
            root.addHandler(handler)
    root.setLevel(level)


@pytest.mark.usefixtures("_clean_root")
def test_no_customer_reaches_the_log() -> None:
    start_log()
    start_log()
    try:
        {}["康悦健身连锁"]
    except KeyError:
        logging.getLogger("app.jobs.runner").exception("a job failed")
    text = (home() / "lianyi.log").read_text("utf-8")
    assert text.count("a job failed") == 1, "noted once"
    assert "KeyError" in text
    assert "test_no_customer_reaches_the_log" in text
    assert "康悦" not in text


@pytest.mark.usefixtures("_clean_root")
def test_without_a_folder_there_is_no_log(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    blocked = home().parent / "blocked"
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("no folder")
    monkeypatch.setenv("LIANYI_HOME", str(blocked))
    start_log()
    assert not any(isinstance(handler, FaultLog) for handler in logging.getLogger().handlers)


def test_what_caused_a_fault_is_told_too() -> None:
    try:
        try:
            int("康悦")
        except ValueError as cause:
            raise RuntimeError("about 康悦") from cause
    except RuntimeError as error:
        text = fault_text(error)
    assert text.index("RuntimeError") < text.index("ValueError")
    assert "康悦" not in text
