"""The command line writes while the window is open: the window shows it, and each sees the other's records."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import cli
from tests.gui.pages.conftest import Desk
from tests.gui.probes.card import CardProbe
from tests.gui.probes.lists import Firm, ListProbe
from tests.gui.probes.window import CONTROL, Key, WindowProbe


@pytest.fixture
def terminal(data_file: Path) -> Callable[..., str]:
    """A terminal on the same file: `terminal("log", ...)`; what it printed."""

    def run(*words: str) -> str:
        command, *rest = words
        ended = CliRunner().invoke(cli, [command, "--database", str(data_file), *rest])
        assert ended.exit_code == 0, ended.output
        return ended.output

    return run


@pytest.fixture
def window(data_file: Path, open_desk: Callable[..., Desk]) -> WindowProbe:
    firm = Firm(data_file)
    firm.member("陈立")
    firm.customers("康悦健身", phone="13905710001")
    return WindowProbe(open_desk("customers"))


def test_what_the_terminal_imports_stands_in_the_list(
    window: WindowProbe, terminal: Callable[..., str], tmp_path: Path
) -> None:
    customers = ListProbe(window.desk, "customers")
    customers.wait_names("康悦健身")
    listed = tmp_path / "more.csv"
    listed.write_text("客户名称,电话\n云溪国际酒店,13905710002\n", "utf-8")
    terminal("import", str(listed))
    window.desk.context.hub.look()  # its timer would do it within two seconds
    window.desk.qtbot.waitUntil(lambda: set(customers.names()) == {"康悦健身", "云溪国际酒店"}, timeout=5_000)
    assert window.find("yxgj")[0] == "云溪国际酒店"
    window.press(Key.Key_Return)
    assert CardProbe(window.desk).name() == "云溪国际酒店"


def test_a_talk_logged_in_the_terminal_comes_to_the_open_card(
    window: WindowProbe, terminal: Callable[..., str]
) -> None:
    window.find("kyjs")
    window.press(Key.Key_Return)
    card = CardProbe(window.desk)
    assert card.said() == []
    terminal("log", "康悦健身", "要三台跑步机，明天下午3点回电")
    window.desk.context.hub.look()
    window.settle()
    assert card.said() == ["要三台跑步机，明天下午3点回电"]
    assert len(card.plans()) == 1


def test_the_terminal_sees_what_the_window_writes_and_undo_keeps_to_its_own(
    window: WindowProbe, terminal: Callable[..., str]
) -> None:
    customers = ListProbe(window.desk, "customers")
    customers.wait_names("康悦健身")
    customers.page.table.set_current_row(0)
    customers.press(Key.Key_Delete)
    assert "康悦健身" not in terminal("search", "康悦")
    window.press(Key.Key_2, CONTROL)
    window.undo()
    assert "康悦健身" in terminal("search", "康悦")
    customers.wait_names("康悦健身")
