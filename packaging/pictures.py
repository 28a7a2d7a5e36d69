"""Take the pictures of the README and the guides anew: `python packaging/pictures.py`.

They show the sample company on its day, painted into memory. With ImageMagick at hand they are brought
down to few colours, which makes them a third as large.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.window_commands.moment import DAY, NOW  # noqa: E402
from app.window_commands.offscreen import ARRIVED_MS, choose_platform, desktop, painted, settle  # noqa: E402
from app.window_commands.tour import CUSTOMER  # noqa: E402

FOLDER = ROOT / "docs" / "images"
LARGE, SMALL = (1440, 900), (1280, 800)
SAID = {
    "en": "Quote sent; they want to see the layout first, call again next Wed 10am",
    "zh_CN": "报价已发，对方要先看布局图，下周三上午再电话",
}
TABLE = {
    "en": (
        ["Company Name", "Contact", "Mobile", "Level", "Industry", "City", "Birthday", "Notes"],
        [("Key", "Gym", "Hangzhou", "1988-02-30"), ("Normal", "Hotel", "Ningbo", "Sep 25, 1981")],
    ),
    "zh_CN": (
        ["客户名称", "联系人", "手机", "客户级别", "所属行业", "所在城市", "生日", "备注"],
        [("重点", "健身房", "杭州", "1988-02-30"), ("普通", "酒店", "宁波", "八月十五")],
    ),
}


def main() -> None:
    """All of them."""
    choose_platform()
    from app.usecases.sample import create_sample

    for language in ("en", "zh_CN"):
        with tempfile.TemporaryDirectory(prefix="lianyi-pictures-") as scratch:
            file = Path(scratch) / f"{'sample' if language == 'en' else '示例公司'}.lianyi"
            for _progress in create_sample(file, 428, today=DAY, language=language):
                pass
            with desktop(Path(scratch), file, language, lambda: NOW) as made:
                for name, size, show in pictures(made, language, Path(scratch)):
                    take(made, f"{name}.{language[:2]}.png", size, show)


def pictures(
    made: Any, language: str, scratch: Path
) -> Iterator[tuple[str, tuple[int, int], Callable[[], None]]]:
    """Name, size and how to get there, in the order in which they can be taken."""
    from app.theme import manager

    window = made.window
    manager().set_mode("light")
    yield "today", LARGE, lambda: window.go("today", {})
    yield "log", SMALL, lambda: talk(made, language)
    if language == "en":
        yield "customers", LARGE, lambda: window.go("customers", {})
        yield "charts", SMALL, lambda: window.go("insight", {})
    else:
        yield "calendar", SMALL, lambda: window.go("calendar", {})
    yield "import", SMALL, lambda: bring_in(made, table(made, language, scratch))
    if language != "en":
        manager().set_mode("dark")
        yield "find", SMALL, lambda: find(made)


def talk(made: Any, language: str) -> None:
    """A talk being written down."""
    key = made.context.reader().value(f"{CUSTOMER} LIMIT 1")
    made.window.open_dialog("log", {"customer_id": key})
    settle(made.context.runner, ARRIVED_MS)
    made.window._modal().text.setPlainText(SAID[language])


def find(made: Any) -> None:
    """The palette with an answer."""
    made.window.go("customers", {})
    made.window.open_palette()
    settle(made.context.runner, ARRIVED_MS)
    made.window._modal().field.setText("zw")


def table(made: Any, language: str, scratch: Path) -> Path:
    """A table of firms and people of the sample, some known already, with a day that does not exist."""
    rows = made.context.reader().all(
        "SELECT f.name, c.name, r.value FROM contact c JOIN customer f ON f.id = c.customer_id "
        "JOIN reach r ON r.contact_id = c.id AND r.kind = 'phone' ORDER BY c.id LIMIT 14"
    )
    head, kinds = TABLE[language]
    path = scratch / {"en": "customers.csv", "zh_CN": "客户名单.csv"}[language]
    with path.open("w", encoding="utf-8" if language == "en" else "gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for number, (firm, person, phone) in enumerate(rows):
            level, industry, city, born = kinds[number % 2]
            known = number % 4 == 0
            branch = firm if known else firm + {"en": " Annex", "zh_CN": "分馆"}[language]
            mobile = phone if known else phone[:-4] + f"{number + 1:02d}99"
            writer.writerow([branch, person, mobile, level, industry, city, born if number < 2 else "", ""])
    return path


def bring_in(made: Any, path: Path) -> None:
    """The columns of that table."""
    made.window.go("import", {})
    page = made.window.page("import")
    page.choose.area.dropped.emit([path])
    settle(made.context.runner, ARRIVED_MS)
    page.begin(page.session.entries[-1])
    settle(made.context.runner, 2 * ARRIVED_MS)


def take(made: Any, name: str, size: tuple[int, int], show: Callable[[], None]) -> None:
    """One picture; what lay over the window is closed afterwards."""
    from app.window_commands.tour import close_dialogs

    made.window.resize(*size)
    show()
    settle(made.context.runner, 3 * ARRIVED_MS)
    target = FOLDER / name
    painted(made.window).save(str(target), "PNG", 0)
    if (tool := shutil.which("convert")) is not None:
        reduce = [tool, str(target), "+dither", "-colors", "128", "-strip", f"PNG8:{target}"]
        subprocess.run(reduce, check=True)
    close_dialogs(made.window)
    print(f"{name}: {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
