"""The composer: the date understood, its cross, moods, files, drafts, and what is said when it cannot be kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.card import follow_ups_of
from app.queries.timeline import TimelineEntry, last_talks
from app.views.composer import Composer
from app.vocabulary import InteractionKind, RecordKind
from tests.gui.pages.conftest import Desk
from tests.gui.probes.card import CardFirm

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


class ComposerProbe:
    """A composer of its own window on a desk."""

    def __init__(self, desk: Desk, owner: int, contacts: list[tuple[int, str]], *, compact: bool) -> None:
        self.desk, self.owner = desk, owner
        self.composer = Composer(desk.context, compact=compact, parent=desk.window)
        self.composer.resize(560, 160)
        self.composer.set_owner(customer_id=owner, contacts=contacts, name="Anchor Gym")
        self.composer.show()

    def write(self, text: str) -> None:
        """Type and pause."""
        self.composer.text.setPlainText(text)
        self.composer._understand()

    def save(self) -> None:
        """Ctrl+Enter."""
        QTest.keyClick(self.composer.text, Key.Key_Return, Ctrl)
        self.desk.settle()

    def next_words(self) -> str:
        """The chip of the next date; "" when there is none."""
        return self.composer._next.text() if not self.composer._next.isHidden() else ""

    def newest(self) -> TimelineEntry:
        """The talk kept last."""
        return last_talks(self.desk.context.reader(), RecordKind.CUSTOMER, self.owner)[0]

    def talks(self) -> int:
        """How many talks there are."""
        return len(last_talks(self.desk.context.reader(), RecordKind.CUSTOMER, self.owner))

    def planned(self) -> list[tuple[str, str | None, str]]:
        """Subject, due and kind of what is planned."""
        found = follow_ups_of(self.desk.context.reader(), "customer", self.owner)
        return [(each.subject, each.due, each.kind) for each in found]


@pytest.fixture
def keys(data_file: Path) -> tuple[int, int]:
    """A firm and its contact."""
    firm = CardFirm(data_file)
    firm.member("陈立")
    key = firm.customers("Anchor Gym")[0]
    return key, firm.contact(key, "林国栋")


@pytest.fixture
def made(keys: tuple[int, int], open_desk: Callable[..., Desk]) -> Callable[..., ComposerProbe]:
    """Make a composer: `made(compact=True)`."""
    desk = open_desk("customers")
    desk.window.activateWindow()

    def make(*, compact: bool = False) -> ComposerProbe:
        return ComposerProbe(desk, keys[0], [(keys[1], "林国栋")], compact=compact)

    return make


@pytest.fixture
def probe(made: Callable[..., ComposerProbe]) -> ComposerProbe:
    """The large one."""
    return made()


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("send the layout, call again tomorrow 3pm", "2026-09-17T15:00"),
        ("先看布局图，下周三再打", "2026-09-23"),
        ("nothing more to do", None),
        ("they have 15 bikes and 3 rooms", None),  # numbers are no dates
    ],
)
def test_a_date_in_the_text_becomes_the_next_follow_up(
    probe: ComposerProbe, text: str, due: str | None
) -> None:
    probe.write(text)
    assert bool(probe.next_words()) is (due is not None)
    probe.save()
    assert probe.newest().text == text
    assert [each[1] for each in probe.planned()] == ([due] if due else [])


def test_the_next_date_is_shown_before_saving(probe: ComposerProbe, language: str) -> None:
    probe.write("call again tomorrow 3pm")
    assert probe.next_words() == {"en": "Next Tomorrow 15:00", "zh_CN": "下次 明天 15:00"}[language]


def test_the_cross_says_no_and_the_same_words_are_not_asked_again(probe: ComposerProbe) -> None:
    probe.write("they open tomorrow")
    probe.composer._next.closed.emit()
    probe.write("they open tomorrow, with music")
    assert probe.next_words() == ""
    probe.save()
    assert probe.planned() == []


def test_the_kind_and_the_contact_go_with_the_talk(probe: ComposerProbe) -> None:
    probe.composer._kinds[InteractionKind.VISIT].click()
    probe.write("measured")
    probe.save()
    newest = probe.newest()
    assert (newest.kind, newest.contact) == ("visit", "林国栋")


def test_a_note_is_no_contact_and_plans_a_task(probe: ComposerProbe) -> None:
    probe.composer.set_kind("note")
    probe.write("think about a bundle tomorrow")
    probe.save()
    assert probe.newest().direction is None
    assert probe.planned()[0][2] == "task"


def test_empty_is_refused_in_place_and_typing_clears_the_message(probe: ComposerProbe) -> None:
    probe.write("   ")
    probe.save()
    assert probe.composer._hint.property("role") == "redFg"
    assert probe.talks() == 0
    probe.write("said something")
    assert probe.composer._hint.property("role") == "sec"


def test_the_text_stays_when_it_could_not_be_kept(probe: ComposerProbe) -> None:
    probe.write("x" * 100_001)
    probe.save()
    assert len(probe.composer.text.toPlainText()) == 100_001
    assert probe.composer._save.isEnabled()


def test_what_an_input_method_is_composing_is_no_date_yet(probe: ComposerProbe) -> None:
    probe.composer.text.setFocus()
    QApplication.sendEvent(probe.composer.text, QInputMethodEvent("mingtian xiawu", []))
    probe.composer._understand()
    assert probe.next_words() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("明天下午三点")
    QApplication.sendEvent(probe.composer.text, commit)
    probe.composer._understand()
    assert probe.next_words()


def test_files_dropped_go_with_the_talk_also_without_words(probe: ComposerProbe, tmp_path: Path) -> None:
    path = tmp_path / "布局图.pdf"
    path.write_bytes(b"%PDF")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/x.pdf")])
    drop = QDropEvent(
        QPointF(QPoint(20, 20)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    probe.composer.dropEvent(drop)
    probe.save()
    newest = probe.newest()
    assert [file.name for file in newest.files] == ["布局图.pdf"]
    assert newest.text == "布局图.pdf"


def test_a_file_that_cannot_be_read_is_told(probe: ComposerProbe, tmp_path: Path) -> None:
    probe.composer.attach([tmp_path / "gone.pdf"])
    assert "gone.pdf" in probe.composer._hint.text()
    assert not probe.composer.has_unsaved()


def test_the_same_customer_again_keeps_what_is_being_typed(probe: ComposerProbe) -> None:
    probe.write("half a sent")
    probe.composer.set_owner(customer_id=probe.owner, contacts=[], name="Anchor Gym")
    assert probe.composer.text.toPlainText() == "half a sent"


def test_saving_empties_it_and_leaves_no_draft(probe: ComposerProbe) -> None:
    probe.write("done")
    probe.composer._set_mood(4)
    probe.save()
    assert probe.newest().mood == 4
    assert not probe.composer.has_unsaved()
    probe.composer.set_owner(customer_id=1)
    probe.composer.set_owner(customer_id=probe.owner)
    assert probe.composer.text.toPlainText() == ""


@pytest.mark.parametrize(("width", "words"), [(700, 5), (330, 1)])
def test_in_a_narrow_column_only_the_chosen_kind_has_its_word(
    probe: ComposerProbe, width: int, words: int
) -> None:
    probe.composer.resize(width, 160)
    assert sum(bool(chip.text()) for chip in probe.composer._kinds.values()) == words


def test_the_compact_one_saves_too(made: Callable[..., ComposerProbe]) -> None:
    probe = made(compact=True)
    probe.write("short word")
    probe.save()
    assert probe.newest().text == "short word"


def test_ctrl_z_right_after_saving_takes_the_talk_back(made: Callable[..., ComposerProbe]) -> None:
    probe = made()
    probe.composer.text.setFocus()
    QTest.keyClicks(probe.composer.text, "called twice")
    probe.save()
    assert probe.talks() == 1
    assert probe.composer.text.toPlainText() == ""
    QTest.keyClick(probe.composer.text, Key.Key_Z, Ctrl)
    probe.desk.settle()
    assert probe.talks() == 0
    QTest.keyClicks(probe.composer.text, "called")
    QTest.keyClick(probe.composer.text, Key.Key_Z, Ctrl)
    assert probe.composer.text.toPlainText() == ""
