"""packaging/i18n.py on small programs: what it collects, fills in, keeps and complains about."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

from tests.source_tree import REPO

HEAD = "from PySide6.QtCore import QCoreApplication, QObject\n\n"


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The tool, at work on an empty program in a folder of its own."""
    spec = importlib.util.spec_from_file_location("i18n_tool", REPO / "packaging" / "i18n.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path / "resources" / "i18n"
    (folder / "pending").mkdir(parents=True)
    places = {"ROOT": tmp_path, "FOLDER": folder, "PENDING": folder / "pending"}
    places |= {"CATALOGUE": folder / "zh_CN.ts", "COUNTED": folder / "en.ts"}
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    yield module
    sys.modules.pop("i18n_tool", None)


def program(tool: ModuleType, *, room: str = "views", **classes: str) -> None:
    """Write a module with a class for each keyword, its method saying the given expression."""
    body = "\n".join(
        f"class {name}(QObject):\n    def say(self):\n        return {text}\n"
        for name, text in classes.items()
    )
    place = tool.ROOT / "app" / room / "page.py"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(HEAD + body, "utf-8")


def chinese(tool: ModuleType, **words: object) -> None:
    """Write a pending file."""
    (tool.PENDING / "piece.json").write_text(
        json.dumps(words.get("words", words), ensure_ascii=False), "utf-8"
    )


def catalogue(tool: ModuleType) -> dict[tuple[str, str], list[str]]:
    """Context and English of each text with its Chinese."""
    return {
        (context, tool.source_of(m)): tool.forms_of(m)
        for context, m in tool.messages(ET.parse(tool.CATALOGUE))
    }


def test_a_text_gets_its_chinese_and_is_compiled(tool: ModuleType) -> None:
    program(tool, Page='self.tr("Log a call with {name}").format(name=1)')
    chinese(tool, words={"Log a call with {name}": "记录与{name}的通话"})
    assert tool.renew(settle=False) == 0
    assert catalogue(tool) == {("Page", "Log a call with {name}"): ["记录与{name}的通话"]}
    assert tool.CATALOGUE.with_suffix(".qm").stat().st_size > 0
    assert tool.check() == 0


def test_settling_keeps_the_chinese_without_the_pending_file(tool: ModuleType) -> None:
    program(tool, Page='self.tr("Today")')
    chinese(tool, Today="今天")
    assert tool.renew(settle=True) == 0
    assert not list(tool.PENDING.glob("*.json"))
    assert tool.renew(settle=False) == 0


def test_a_correction_in_a_pending_file_wins(tool: ModuleType) -> None:
    program(tool, Page='self.tr("Open")')
    chinese(tool, Open="打开")
    tool.renew(settle=True)
    chinese(tool, Open="未完成")
    tool.renew(settle=False)
    assert catalogue(tool)["Page", "Open"] == ["未完成"]


def test_one_english_word_may_mean_two_things(tool: ModuleType) -> None:
    program(tool, Menu='self.tr("Open")', Lead='self.tr("Open")')
    chinese(tool, words={"Open": "打开", "Lead::Open": "跟进中"})
    assert tool.renew(settle=False) == 0
    assert catalogue(tool) == {("Menu", "Open"): ["打开"], ("Lead", "Open"): ["跟进中"]}


def test_a_text_that_moves_takes_its_chinese_along(tool: ModuleType) -> None:
    program(tool, Old='self.tr("Postpone")')
    chinese(tool, Postpone="推迟")
    tool.renew(settle=True)
    program(tool, New='self.tr("Postpone")')
    assert tool.renew(settle=False) == 0
    assert catalogue(tool) == {("New", "Postpone"): ["推迟"]}


def test_counted_texts_have_two_english_forms(tool: ModuleType) -> None:
    program(tool, Page='self.tr("%n day(s)", "", 3)')
    chinese(tool, words={"%n day(s)": {"zh": "%n 天", "one": "%n day", "other": "%n days"}})
    assert tool.renew(settle=False) == 0
    assert catalogue(tool)["Page", "%n day(s)"] == ["%n 天"]
    assert "%n days" in tool.COUNTED.read_text("utf-8")
    program(tool, Page='self.tr("Today")')
    tool.renew(settle=False)
    assert not tool.COUNTED.exists()


# What is said, its Chinese (None: none), and the complaint.
FAULTS = [
    ('self.tr("Undo")', None, "no Chinese: Page: 'Undo'"),
    ('self.tr("Undo")', "", "no Chinese"),
    ('self.tr("Undo {what}")', "撤销", "marks differ"),  # the value would be lost
    ('self.tr("Undo {what}")', "撤销{某}", "marks differ"),  # and here shown as {某}
    ('self.parent().tr("Undo")', "撤销", "not collected"),  # looked up under another class's name
]


@pytest.mark.parametrize(("said", "words", "complaint"), FAULTS)
def test_a_fault_is_named(
    tool: ModuleType, capsys: pytest.CaptureFixture[str], said: str, words: str | None, complaint: str
) -> None:
    program(tool, Page=said)
    english = "Undo {what}" if "{what}" in said else "Undo"
    chinese(tool, words={} if words is None else {english: words})
    assert tool.renew(settle=False) == 1
    assert complaint in capsys.readouterr().out
    assert tool.check() == 1


def test_checking_writes_nothing_and_names_what_is_left_over(
    tool: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tool, Page='self.tr("Today")')
    chinese(tool, Today="今天")
    tool.renew(settle=False)
    before = tool.CATALOGUE.read_bytes()
    program(tool, Page='self.tr("Tomorrow")')
    assert tool.check() == 1
    assert "left over: Page: 'Today'" in capsys.readouterr().out
    assert tool.CATALOGUE.read_bytes() == before


def test_a_room_below_the_line_is_not_listened_to(tool: ModuleType) -> None:
    program(tool, Page='self.tr("Today")')
    program(tool, room="queries", Query='self.tr("Never shown")')
    chinese(tool, Today="今天")
    assert tool.renew(settle=False) == 0
    assert list(catalogue(tool)) == [("Page", "Today")]


def test_two_pending_files_that_disagree_are_named(
    tool: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tool, Page='self.tr("Lead")')
    (tool.PENDING / "a.json").write_text('{"Lead": "线索"}', "utf-8")
    (tool.PENDING / "b.json").write_text('{"Lead": "铅"}', "utf-8")
    tool.renew(settle=False)
    assert "the first wins" in capsys.readouterr().out
    assert catalogue(tool)["Page", "Lead"] == ["线索"]


def test_a_plain_function_may_call_translate_by_another_name(tool: ModuleType) -> None:
    program(tool, Page='(lambda tr: tr("Actions", "Undo"))(QCoreApplication.translate)')
    chinese(tool, Undo="撤销")
    assert tool.renew(settle=False) == 0
    assert catalogue(tool) == {("Actions", "Undo"): ["撤销"]}
