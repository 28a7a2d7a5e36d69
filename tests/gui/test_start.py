"""The start imports only what the first page needs: heavy libraries wait for their first use."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from app.usecases.sample import create_sample
from tests.conftest import REPO

HEAVY = ("sqlalchemy", "numpy", "pyqtgraph", "pypinyin", "phonenumbers", "lunar_python", "holidays")

SCRIPT = """
import json, os, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from app.bootstrap import Desktop, make_application
from app.settings.config import Config

class Paints(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(json.dumps([name for name in {heavy} if name in sys.modules]), flush=True)
            os._exit(0)
        return False

application = make_application()
desktop = Desktop(application, Config(), clock=lambda: datetime(2026, 9, 16, 9))
desktop.open(Path(sys.argv[1]), sys.argv[2])
page = desktop.window.current
paints = Paints()
page.installEventFilter(paints)
application.exec()
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample company."""
    path = tmp_path_factory.mktemp("start") / "sample.lianyi"
    for _ in create_sample(path, 40, today=date(2026, 9, 16)):
        pass
    return path


@pytest.mark.parametrize("page", ["today", "customers"])
def test_no_heavy_library_is_loaded_when_the_first_page_is_painted(
    sample: Path, tmp_path: Path, page: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.replace("{heavy}", repr(HEAVY)), str(sample), page],
        capture_output=True,
        text=True,
        cwd=REPO,
        check=False,
        timeout=60,
        env={**os.environ, "LIANYI_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout, done.stderr
    assert json.loads(done.stdout) == []


LEAN = """
import builtins, json, sys
from app.settings.quiet_start import before_qt, with_qt
plain = builtins.compile
before_qt()
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
with_qt()
try:
    QSize("wide")
except TypeError as error:
    told = str(error)
print(json.dumps({"argparse": "argparse" in sys.modules, "restored": builtins.compile is plain,
                  "flag": QWidget.RenderFlag.DrawChildren.name, "told": told}))
"""


def test_what_writes_stub_files_is_not_loaded_and_nothing_else_is_missing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LEAN], capture_output=True, text=True, cwd=REPO, check=True, timeout=60
    )
    found = json.loads(done.stdout)
    assert "Supported signatures" in found.pop("told"), "PySide still says what a call should have been"
    assert found == {"argparse": False, "restored": True, "flag": "DrawChildren"}


LATER = """
import sys
from app.settings.quiet_start import put_off_asyncio
put_off_asyncio()
import sqlalchemy.orm
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
assert "ssl" not in sys.modules and "asyncio.events" not in sys.modules
engine = create_engine("sqlite://")
with engine.connect() as connection:
    try:
        connection.execute(text("SELECT nothing"))
    except OperationalError:
        connection.rollback()
    assert connection.execute(text("SELECT 1")).scalar() == 1
import asyncio
async def three():
    await asyncio.sleep(0)
    return 3
assert asyncio.run(three()) == 3
assert asyncio is sys.modules["asyncio"]
"""


def test_asyncio_waits_until_it_is_asked_for_and_is_then_the_true_one() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LATER], capture_output=True, text=True, cwd=REPO, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
