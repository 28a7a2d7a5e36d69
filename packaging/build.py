"""Build the program that needs no Python, try it where there is none, and say its size and start time.

Comes out in dist/: the folder lianyi/, an archive of it, on Debian and Ubuntu a .deb, and a picture of the
first window as it opened on a bare display. Options: --quick leaves the archive and the .deb out.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

from display import Display, Picture

ROOT = Path(__file__).resolve().parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
ICONS = BUILD / "icons"
FOLDER = DIST / "lianyi"
PROGRAM = FOLDER / ("lianyi.exe" if os.name == "nt" else "lianyi")
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
LINUX = sys.platform == "linux"


def version() -> str:
    """The version in pyproject.toml."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def run(*command: str | Path, **options: object) -> None:
    """Run a step; a failing one ends the build."""
    done = subprocess.run(command, cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} failed with code {done.returncode}.")


def draw_icons() -> None:
    """Make the pictures that each system wants out of the one drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(QByteArray((ROOT / "resources" / "icons" / "lianyi.svg").read_bytes()))
    ICONS.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(ICONS / f"lianyi-{size}.png"))
        if size == 256 and not image.save(str(ICONS / "lianyi.ico")):
            sys.exit("The icon for Windows could not be written.")
        if size == 512 and sys.platform == "darwin" and not image.save(str(ICONS / "lianyi.icns")):
            sys.exit("The icon for macOS could not be written.")
    del application


def freeze() -> None:
    """Pack the program with PyInstaller."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    run(sys.executable, "packaging/i18n.py", "--release")
    options = ["--noconfirm", "--log-level", "WARN", "--distpath", DIST, "--workpath", BUILD / "pyinstaller"]
    run(sys.executable, "-m", "PyInstaller", *options, "packaging/lianyi.spec")
    if LINUX and shutil.which("strip"):
        for library in FOLDER.rglob("libpython3*.so*"):
            run("strip", "--strip-unneeded", library)


def bare(home: Path, **more: str) -> dict[str, str]:
    """The surroundings of somebody who has no Python: an empty path and nothing of this project."""
    kept = {name: os.environ[name] for name in ("SystemRoot", "TEMP", "TMPDIR") if name in os.environ}
    nowhere = str(home / "empty")
    given = {"HOME": str(home), "LIANYI_HOME": str(home / "lianyi"), "PATH": nowhere, "LANG": "C.UTF-8"}
    return kept | given | more


def self_test() -> None:
    """Let the packed program test itself, far from the sources."""
    with tempfile.TemporaryDirectory() as home:
        surroundings = bare(Path(home), QT_QPA_PLATFORM="offscreen")
        done = subprocess.run([PROGRAM, "self-test"], cwd=home, env=surroundings, timeout=600, check=False)
    if done.returncode:
        sys.exit(f"The packed program failed its self-test with code {done.returncode}.")


def open_window() -> None:
    """Open the packed program on a bare display, measure until it has painted, keep the picture."""
    timings = []
    for turn in range(3):
        with tempfile.TemporaryDirectory() as home, Display(1440, 900) as display:
            surroundings = bare(Path(home), QT_QPA_PLATFORM="xcb", DISPLAY=display.name)
            picture = display.watch([str(PROGRAM)], surroundings, Path(home))
            timings.append(picture)
        print(f"start {turn + 1}: window painted after {picture.seconds:.2f} s, {picture.cpu:.2f} s of CPU")
    best: Picture = min(timings, key=lambda picture: picture.cpu)
    best.save(DIST / "first-window.png")
    print(f"first window: {DIST / 'first-window.png'}; best start {best.seconds:.2f} s, {best.cpu:.2f} s CPU")


def size_of(folder: Path) -> float:
    """Megabytes that the files of a folder take."""
    return (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )


def pack() -> Path:
    """One archive of the folder."""
    target = DIST / f"lianyi-{version()}-{sys.platform}-{platform.machine().lower()}.tar.xz"
    with tarfile.open(target, "w:xz", preset=1) as archive:
        archive.add(FOLDER, f"lianyi-{version()}", filter=as_root)
    return target


def as_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Files in an archive belong to nobody in particular."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def make_deb() -> Path:
    """A Debian package of the folder, with its entry in the menu."""
    here = ROOT / "packaging"
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    )
    stage = BUILD / "deb"
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(FOLDER, stage / "usr/lib/lianyi", symlinks=True)
    share = stage / "usr/share"
    for source, target in (
        (here / "lianyi.desktop", share / "applications/lianyi.desktop"),
        (here / "lianyi-mime.xml", share / "mime/packages/lianyi.xml"),
        (
            here / "io.github.lianyi.Lianyi.metainfo.xml",
            share / "metainfo/io.github.lianyi.Lianyi.metainfo.xml",
        ),
        (ROOT / "LICENSE", share / "doc/lianyi/copyright"),
        (ROOT / "resources/icons/lianyi.svg", share / "icons/hicolor/scalable/apps/lianyi.svg"),
        *((ICONS / f"lianyi-{n}.png", share / f"icons/hicolor/{n}x{n}/apps/lianyi.png") for n in SIZES),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (stage / "usr/bin").mkdir(parents=True)
    (stage / "usr/bin/lianyi").symlink_to("../lib/lianyi/lianyi")
    (stage / "DEBIAN").mkdir()
    (stage / "DEBIAN/control").write_text(control(architecture.stdout.strip(), size_of(stage)), "utf-8")
    target = DIST / f"lianyi_{version()}_{architecture.stdout.strip()}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "-b", stage, target, stdout=subprocess.DEVNULL)
    return target


def control(architecture: str, megabytes: float) -> str:
    """What the package says of itself."""
    libraries = "libgl1, libegl1, libglib2.0-0t64 | libglib2.0-0, libxkbcommon0, libdbus-1-3, libfontconfig1"
    libc = ".".join(platform.libc_ver()[1].split(".")[:2])
    return (
        f"Package: lianyi\nVersion: {version()}\nArchitecture: {architecture}\n"
        "Section: misc\nPriority: optional\n"
        f"Installed-Size: {int(megabytes * 1000)}\nMaintainer: The Lianyi developers <lianyi@localhost>\n"
        f"Depends: libc6 (>= {libc}), {libraries}\nRecommends: fonts-noto-cjk\n"
        "Description: Whom to contact today, why, and what was said\n"
        " A desktop CRM for one person or a small firm. Everything is kept in one file on\n"
        " your own disk; nothing is sent anywhere. In Chinese and English.\n"
    )


def main() -> None:
    """Build, try, pack."""
    parser = argparse.ArgumentParser(description="Build the packed program.")
    parser.add_argument("--quick", action="store_true", help="no archive and no .deb")
    asked = parser.parse_args()
    draw_icons()
    freeze()
    print(f"dist/lianyi: {size_of(FOLDER):.0f} MB", flush=True)
    self_test()
    if LINUX:
        open_window()
    if not asked.quick:
        made = [pack()] + ([make_deb()] if LINUX and shutil.which("dpkg-deb") else [])
        for target in made:
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
