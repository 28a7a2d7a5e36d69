"""A mixed list comes in through the wizard, is mended on the way, and is taken back as a whole from the history."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.gui.pages.conftest import Desk
from tests.gui.probes.importing import ImportProbe
from tests.gui.probes.lists import Firm, ListProbe

# firms with their people and persons; line 3 is known already, 4 comes twice, 5 has no name, 6 no such day
LISTED = (
    "客户名称,联系人,电话,最后联系,备注\n"
    "云溪国际酒店,周敏,13905710001,2026-05-08,月结\n"
    "王海涛,,13805711111,2026-05-09,喜欢普洱\n"
    "云溪国际酒店,林国栋,13905710009,2026-05-10,\n"
    ",,0571-85220033,,只有电话\n"
    "单慧,,13805712222,2023-02-30,\n"
)
KNOWN = "王海涛"


@pytest.fixture
def page(data_file: Path, open_desk: Callable[..., Desk]) -> ImportProbe:
    firm = Firm(data_file)
    firm.member("吴倩")
    firm.customers(KNOWN, phone="13805711111")
    return ImportProbe(open_desk("import"))


def names(page: ImportProbe, table: str = "customer") -> list[str]:
    rows = page.desk.context.reader().all(f"SELECT name FROM {table} WHERE deleted_at IS NULL ORDER BY name")
    return sorted(name for (name,) in rows)


def test_import_mend_edit_and_undo(page: ImportProbe, tmp_path: Path) -> None:
    listed = tmp_path / "客户名单.csv"
    listed.write_bytes(LISTED.encode("gb18030"))
    page.drop(listed)
    page.tried()
    page.forward()
    mend_the_row_without_a_name(page)
    page.forward()
    report = page.finish()
    assert report.refused == 0
    assert names(page) == sorted([KNOWN, "云溪国际酒店", "单慧", "栖云月子中心"])
    assert names(page, "contact") == sorted(["周敏", "林国栋"])
    edit_in_the_list(page, "单慧")
    undo_from_the_history(page)


def mend_the_row_without_a_name(page: ImportProbe) -> None:
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=10_000)
    page.desk.settle()
    review = page.page.review
    lines = [problem.line for problem in review._problems.items]
    assert 5 in lines
    model = review.problem_table.model()
    assert model.setData(model.index(lines.index(5), 4), "栖云月子中心")
    page.desk.settle()
    page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=10_000)
    page.desk.settle()
    assert 5 not in [problem.line for problem in review._problems.items]


def edit_in_the_list(page: ImportProbe, name: str) -> None:
    """Three stars for one of those that came in."""
    page.desk.context.navigate.emit("customers", {})
    customers = ListProbe(page.desk, "customers")
    customers.settle()
    customers.page.table.set_current_row(customers.names().index(name))
    customers.key("3")
    customers.settle()
    assert page.desk.context.reader().value("SELECT importance FROM customer WHERE name = ?", (name,)) == 3


def undo_from_the_history(page: ImportProbe) -> None:
    history = page.history()
    [run] = history.runs
    assert run.file_name == "客户名单.csv"
    page.press({"en": "Undo", "zh_CN": "撤销"}[page.desk.context.language], history)
    assert names(page) == sorted([KNOWN, "单慧"])  # what was edited since stays
    assert names(page, "contact") == []
    assert history.kept[run.id] == ["单慧"]
    assert "单慧" in "\n".join(banner_words(history))
    assert page.desk.context.reader().value("SELECT note FROM customer WHERE name = ?", (KNOWN,)) is None
    history.reject()
    page.desk.settle()


def banner_words(history: object) -> list[str]:
    from app.widgets.banner import Banner

    return [each.accessibleName() for each in history.findChildren(Banner)]  # type: ignore[attr-defined]
