"""The import page as a person uses it: drop, match, mend, decide, try, import, undo."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.db.journal import Step
from app.db.store import Store
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.reaches import ReachInput
from app.usecases.team import add_member
from tests.gui.pages.conftest import NOW
from tests.gui.probes.importing import ImportProbe

LIST = (
    "客户名称,联系人,电话,最后联系,负责人,备注\n"
    "云溪国际酒店,周敏,13905710001,2026-05-08,小吴,月结\n"
    "王海涛,,13805711111,2026-05-09,小吴,喜欢普洱\n"
    ",,0571-85220033,,,只有电话\n"
    "单慧,,13805712222,2023-02-30,,\n"
)


@pytest.fixture
def known(data_file: Path) -> int:
    """A firm with one member and one customer whom the list names again."""
    store = Store.open(data_file, now=lambda: instant(NOW))
    with store.write(Step.of("member.add", name="吴倩")) as uow:
        store.member_id = add_member(uow, "吴倩", "violet")
    with store.write(Step.of("customer.create", name="王海涛")) as uow:
        key = create_customer(
            uow, CustomerInput("王海涛", "person", {}, reaches=[ReachInput("phone", "13805711111", "mobile")])
        )
    store.close()
    return key


@pytest.fixture
def page(open_desk: Callable[..., Any], known: int) -> ImportProbe:
    return ImportProbe(open_desk("import"))


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "客户名单.csv"
    path.write_bytes(LIST.encode("gb18030"))
    return path


def names(page: ImportProbe) -> set[str]:
    rows = page.desk.context.reader().all("SELECT name FROM customer WHERE deleted_at IS NULL")
    return {name for (name,) in rows}


def test_a_dropped_file_is_read_matched_and_estimated(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    assert page.page.step == 1
    assert list(page.meanings()) == ["客户名称", "联系人", "电话", "最后联系", "负责人", "备注"]
    report = page.tried()
    assert (report.created, report.updated, report.refused) == (2, 1, 1)
    assert names(page) == {"王海涛"}  # trying keeps nothing
    assert "GB18030" in [box.currentText() for box in page.page.columns.head.findChildren(_combo())]


def test_ctrl_enter_goes_on_to_the_summary(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    page.tried()
    for step in (2, 3):
        QTest.keyClick(page.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert page.page.step == step
        page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=5_000)
        page.desk.settle()
    QTest.keyClick(page.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.desk.qtbot.waitUntil(lambda: page.entry.done is not None, timeout=5_000)
    page.desk.settle()


def test_from_drop_to_summary_and_back_by_undo(page: ImportProbe, listed: Path, known: int) -> None:
    page.drop(listed)
    page.tried()
    page.forward()
    page.forward()
    report = page.finish()
    assert (report.created, report.updated, report.refused) == (2, 1, 1)
    assert names(page) == {"云溪国际酒店", "王海涛", "单慧"}
    assert page.desk.context.reader().value("SELECT note FROM customer WHERE id = ?", (known,)) == "喜欢普洱"
    page.page.finish.undo()
    page.desk.settle()
    assert names(page) == {"王海涛"}
    assert page.desk.context.reader().value("SELECT note FROM customer WHERE id = ?", (known,)) is None


def test_a_backup_is_made_before_the_import(page: ImportProbe, listed: Path, data_file: Path) -> None:
    page.drop(listed)
    page.page.go(3)
    page.finish()
    assert list(data_file.parent.rglob("*.lianyi-backup"))


def test_another_meaning_is_tried_at_once_and_remembered(
    page: ImportProbe, listed: Path, tmp_path: Path
) -> None:
    page.drop(listed)
    page.tried()
    page.give("备注", "customer.tags")
    page.desk.qtbot.waitUntil(lambda: not page.page.session._delay.isActive(), timeout=5_000)
    page.desk.settle()
    page.page.go(3)
    page.finish()
    tags = page.desk.context.reader().all("SELECT name FROM tag ORDER BY name")
    assert ("月结",) in tags
    again = tmp_path / "again.csv"
    again.write_bytes(LIST.encode())
    page.page.go(0)
    page.drop(again)
    entry = page.page.session.entries[-1]
    assert entry.prepared is not None
    assert entry.prepared.remembered


def test_an_unknown_owner_is_asked_for_and_the_answer_holds(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    page.tried()
    questions = page.page.columns.questions
    assert questions.isVisible()
    assert "小吴" in page.words(questions)
    page.press({"en": "Me", "zh_CN": "我"}[page.desk.context.language], questions)
    page.page.go(3)
    page.finish()
    rows = page.desk.context.reader().all(
        "SELECT c.name, m.name FROM customer c LEFT JOIN member m ON m.id = c.owner_id WHERE c.name = '云溪国际酒店'"
    )
    assert rows == [("云溪国际酒店", "吴倩")]


def test_a_problem_is_mended_in_the_grid_and_checked_at_once(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    page.tried()
    page.forward()
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=5_000)
    page.desk.settle()
    review = page.page.review
    before = [problem.line for problem in review._problems.items]
    assert before[:2] == [4, 5]
    model = review.problem_table.model()
    index = model.index(0, 4)
    assert model.setData(index, "栖云月子中心")
    page.desk.settle()
    assert 4 not in [problem.line for problem in review._problems.items]
    page.page.go(3)
    report = page.finish()
    assert report.refused == 0
    assert "栖云月子中心" in names(page)


def test_enter_in_the_grid_of_problems_edits_the_value(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    page.tried()
    page.forward()
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=5_000)
    page.desk.settle()
    table = page.page.review.problem_table
    table.set_current_row(0)
    page.type_into(table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert("栖云月子中心")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    page.desk.settle()
    assert 4 not in [problem.line for problem in page.page.review._problems.items]


def test_the_keyboard_never_leaves_the_wizard(page: ImportProbe, listed: Path) -> None:
    """Qt hands the focus of what is hidden to what comes next: that was the backup line, and Ctrl+Enter pressed it."""
    page.drop(listed)
    page.tried()
    for _step in range(3):
        page.desk.qtbot.waitUntil(page.page.next.isEnabled, timeout=5_000)
        focused = QApplication.focusWidget()
        assert focused is page.page or page.page.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        page.desk.settle()
    page.desk.qtbot.waitUntil(lambda: page.entry.done is not None, timeout=5_000)
    page.desk.settle()
    assert page.page.finish.isAncestorOf(QApplication.focusWidget())
    assert page.desk.window.current_id == "import"


def test_x_leaves_a_row_out(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    page.tried()
    page.forward()
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=5_000)
    page.desk.settle()
    review = page.page.review
    review.problem_table.set_current_row(1)
    page.type_into(review.problem_table, Qt.Key.Key_X)
    assert page.entry.skipped == {5}
    page.page.go(3)
    page.finish()
    assert "单慧" not in names(page)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [(Qt.Key.Key_M, (2, 1)), (Qt.Key.Key_B, (3, 0)), (Qt.Key.Key_S, (2, 0))],
    ids=["merge", "keep both", "skip"],
)
def test_a_likely_duplicate_is_decided_by_one_key(
    page: ImportProbe, listed: Path, key: Qt.Key, wanted: tuple[int, int]
) -> None:
    page.drop(listed)
    page.tried()
    page.page._review_at("duplicates", 0)
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=5_000)
    page.desk.settle()
    review = page.page.review
    assert [found.other_name for found in review._duplicates.items] == ["王海涛"]
    assert "13805711111" in page.words(review.pane)  # both sides are shown
    page.type_into(review.duplicate_table, key)
    page.page.go(3)
    report = page.finish()
    assert (report.created, report.updated) == wanted


def test_cancelling_leaves_everything_as_it_was(
    page: ImportProbe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.exchange.import_job.CHUNK", 20)
    path = tmp_path / "many.csv"
    path.write_text("姓名,电话\n" + "".join(f"客户{n},138{n:08d}\n" for n in range(400)), "utf-8")
    page.drop(path)
    page.page.go(3)
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=30_000)
    page.desk.settle()
    page.page.finish.start()
    page.desk.qtbot.waitUntil(lambda: page.page.finish._handle is not None, timeout=5_000)
    page.page.finish.cancel()
    page.desk.qtbot.waitUntil(lambda: not page.page.finish.busy, timeout=30_000)
    page.desk.settle()
    assert page.entry.done is None
    assert names(page) == {"王海涛"}
    assert page.page.next.isEnabled()


def test_a_file_that_cannot_be_read_says_why_beside_the_others(
    page: ImportProbe, listed: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "letter.pdf.csv"
    broken.write_bytes(b"%PDF-1.7 no table")
    page.drop(broken, listed)
    assert page.page.step == 0
    assert "PDF" in page.words(page.page.choose)
    page.forward()
    assert page.entry.path == listed


def test_a_file_more_leaves_the_lines_of_the_others_alone(page: ImportProbe, tmp_path: Path) -> None:
    """Telephones give one card per file: hundreds are dropped at once."""
    files = [tmp_path / f"{number}.vcf" for number in range(4)]
    for file in files:
        file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:单慧\nEND:VCARD\n", "utf-8")
    choose = page.page.choose
    page.drop(*files[:2])
    first = [line for _told, line in choose._shown]
    page.drop(*files[2:])
    assert [line for _told, line in choose._shown][:2] == first
    page.page.session.remove(page.page.session.entries[1])
    page.desk.settle()
    shown = [choose._lines.itemAt(at).widget() for at in range(choose._lines.count())]
    assert shown == [line for _told, line in choose._shown]
    assert (len(shown), shown[0]) == (3, first[0])


@pytest.mark.parametrize("kind", ["customers", "leads"])
def test_a_table_that_names_nobody_says_so_until_a_column_is_chosen(
    page: ImportProbe, tmp_path: Path, language: str, kind: str
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("编码,手机\nx1,13805711111\nx2,13805712222\n", "utf-8")
    page.drop(file)
    page.page.session.entries[0].choices["kind"] = kind
    page.page.session.look(page.entry)
    page.desk.settle()
    page.tried()
    told = {"en": "No column is the name yet", "zh_CN": "还没有一列是姓名或名称"}[language]
    assert told in page.page._status.text()
    page.give("编码", "customer.name" if kind == "customers" else "lead.name")
    page.desk.qtbot.waitUntil(lambda: told not in page.page._status.text(), timeout=5_000)
    page.desk.settle()


def test_cards_need_no_matching(page: ImportProbe, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:顾婉清\nTEL:13805713333\nEND:VCARD\n", "utf-8")
    page.drop(path)
    page.tried()
    assert page.meanings() == {}
    page.page.go(3)
    assert page.finish().created == 1


def test_another_separator_is_read_at_once(page: ImportProbe, listed: Path) -> None:
    page.drop(listed)
    page.page.columns.head._choose(page.entry, "delimiter", "|")
    page.desk.settle()
    assert len(page.meanings()) == 1
    page.page.columns.head._choose(page.entry, "delimiter", ",")
    page.desk.settle()
    assert len(page.meanings()) == 6


def test_the_history_lists_undoes_and_names_what_stayed(page: ImportProbe, listed: Path) -> None:
    from app.usecases.customers import edit_customer

    page.drop(listed)
    page.page.go(3)
    page.finish()
    context = page.desk.context
    key = context.reader().value("SELECT id FROM customer WHERE name = '单慧'")
    context.runner.run(edit_customer, key, {"note": "回访过"}, step=Step.of("customer.edit", name="单慧"))
    page.desk.settle()
    dialog = page.history()
    assert [run.file_name for run in dialog.runs] == ["客户名单.csv"]
    dialog.undo(dialog.runs[0])
    page.desk.settle()
    assert names(page) == {"王海涛", "单慧"}
    assert "单慧" in dialog.kept[dialog.runs[0].id]
    dialog.redo(dialog.runs[0])
    page.desk.settle()
    assert "云溪国际酒店" in names(page)
    dialog.reject()


def _combo() -> Any:
    from app.widgets.fields import ComboBox

    return ComboBox
