"""Backups: whole or refused, made while the file is in use, thinned by age and size, and the way back."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.db import backup, backup_file
from app.db.backup import list_backups, make_backup, restore_backup, verify_backup
from app.db.backup_file import BackupInfo, Figures, read_header
from app.db.backup_thinning import kept, thin_out
from app.db.driver import connect
from app.db.journal import Step
from app.db.keys import device_of
from app.db.store import Store
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer

from .helpers import assert_derived_right, facts

REPO = Path(__file__).resolve().parents[3]


def add(store: Store, name: str) -> int:
    with store.write(Step.of("customer.create", name=name)) as uow:
        return create_customer(uow, CustomerInput(name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "backups"
    found.mkdir()
    return found


def test_a_backup_is_made_while_the_file_is_used_and_restored_into_an_empty_place(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    add(store, "康悦健身连锁")
    with store.write(Step.of("customer.create")) as uow:
        create_customer(uow, CustomerInput("not yet saved"))
        info = make_backup(store.path, folder)
    assert info.rows["customer"] == 1, "what was not committed is in no backup"
    assert info.name == "firm.lianyi"
    assert verify_backup(info.path) == info
    assert sorted(path.name for path in folder.iterdir()) == [info.path.name], "nothing else is left"
    target = tmp_path / "elsewhere" / "firm.lianyi"
    assert restore_backup(info.path, target) is None
    again = Store.open(target)
    assert again.reader().value("SELECT name FROM customer") == "康悦健身连锁"
    assert_derived_right(again)
    again.close()


def test_restoring_moves_the_present_file_aside_and_gives_new_keys(store: Store, folder: Path) -> None:
    first = add(store, "康悦")
    info = make_backup(store.path, folder)
    later = add(store, "力源")
    before = facts(store)
    store.close()
    aside = restore_backup(info.path, store.path)
    assert aside is not None
    kept_file = Store.open(aside)
    assert facts(kept_file) == before, "what was there is kept whole"
    kept_file.close()
    restored = Store.open(store.path)
    assert restored.reader().all("SELECT id FROM customer") == [(first,)]
    new = add(restored, "鼎晟")
    assert new != later
    assert device_of(new) != device_of(later), "a key given after the backup is never given again"
    assert_derived_right(restored)
    restored.close()


def test_a_file_that_is_open_is_not_replaced(store: Store, folder: Path) -> None:
    add(store, "康悦")
    info = make_backup(store.path, folder)
    reader = store.reader()
    with pytest.raises(UserError, match=r"db\.locked"):
        restore_backup(info.path, store.path)
    assert reader.value("SELECT count(*) FROM customer") == 1
    assert [path.name for path in store.path.parent.iterdir() if ".making" in path.name] == []


def test_a_damaged_present_file_is_moved_aside_as_it_is(store: Store, folder: Path) -> None:
    add(store, "康悦")
    info = make_backup(store.path, folder)
    store.close()
    store.path.write_bytes(b"\xff\xd8\xff\xe0 a picture" * 900)
    aside = restore_backup(info.path, store.path)
    assert aside is not None
    assert aside.read_bytes().startswith(b"\xff\xd8\xff\xe0 a picture")
    assert Store.open(store.path).reader().value("SELECT count(*) FROM customer") == 1


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flip(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


def _longer(data: bytes) -> bytes:
    return data + b"x"


def _other_figures(data: bytes) -> bytes:
    return data.replace(b'"customer": [1,', b'"customer": [2,')


def _other_length(data: bytes) -> bytes:
    head, _, rest = data.partition(b'"length": ')
    number, _, tail = rest.partition(b",")
    return head + b'"length": ' + str(int(number) - 1).encode() + b"," + tail


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (_cut, "backup.damaged"),
        (_flip, "backup.damaged"),
        (_longer, "backup.damaged"),
        (_other_length, "backup.damaged"),
        (_other_figures, "backup.incomplete"),
        (lambda data: data[:20], "backup.not_a_backup"),
        (lambda data: b"PK\x03\x04" + data, "backup.not_a_backup"),
        (lambda _data: b"", "backup.not_a_backup"),
    ],
)
def test_half_a_backup_is_refused_and_changes_nothing(
    store: Store, folder: Path, harm: Callable[[bytes], bytes], code: str
) -> None:
    add(store, "康悦")
    info = make_backup(store.path, folder)
    info.path.write_bytes(harm(info.path.read_bytes()))
    before = facts(store)
    store.close()
    for act in (verify_backup, lambda file: restore_backup(file, store.path)):
        with pytest.raises(UserError) as caught:
            act(info.path)
        assert caught.value.code == code
    assert facts(Store.open(store.path)) == before
    names = {path.name for path in (*folder.iterdir(), *store.path.parent.iterdir())}
    assert not [name for name in names if ".making" in name or " before " in name]


def test_a_copy_without_its_tables_is_thrown_away(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy killed in the middle passes integrity_check with no table in it (dangers, finding 5)."""
    add(store, "康悦")
    whole = backup_file.figures_of

    def half(connection: object) -> Figures:
        found = whole(connection)
        return Figures(found.version, found.family, found.clock, {**found.tables, "customer": [7, 0, 0]})

    monkeypatch.setattr(backup, "figures_of", half)
    with pytest.raises(UserError, match=r"backup\.incomplete"):
        make_backup(store.path, folder)
    assert list(folder.iterdir()) == []


MAKER = """
import sys
from pathlib import Path
from app.db import backup
from app.db.backup import make_backup
def stop(*args):
    print("here", flush=True)
    sys.stdin.read()
setattr(backup, sys.argv[3], stop)
make_backup(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("step", ["check_copy", "packing", "comparing"])
def test_killed_in_the_middle_leaves_the_older_backup_and_no_new_name(
    store: Store, folder: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "康悦")
    older = make_backup(store.path, folder)
    command = [sys.executable, "-c", MAKER, str(store.path), str(folder), step]
    with subprocess.Popen(
        command, cwd=REPO, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    ) as maker:
        assert maker.stdout is not None
        assert maker.stdout.readline() == "here\n"
        maker.kill()
    assert [info.path for info in list_backups(folder)] == [older.path]
    assert any(".making" in path.name for path in folder.iterdir())
    (folder / ".firm.1.copy.making-journal").touch()  # SQLite's own, killed at another moment
    monkeypatch.setattr(backup, "STALE_SECONDS", -1)
    newer = make_backup(store.path, folder)
    assert set(folder.iterdir()) == {older.path, newer.path}, "the next one clears up"


def test_too_little_room_is_said_before_anything_is_written(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(folder)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(UserError, match=r"backup\.no_room"):
        make_backup(store.path, folder)
    assert list(folder.iterdir()) == []


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of 400 kB."""
    place = tempfile.mkdtemp()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", place], check=False).returncode:
        pytest.skip("this machine mounts nothing")
    yield Path(place)
    subprocess.run(["umount", place], check=True)
    os.rmdir(place)


def test_a_disk_that_runs_full_leaves_nothing_half_made(
    store: Store, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_check_room", lambda *_arguments: None)
    with pytest.raises(UserError, match=r"backup\.disk_full"):
        make_backup(store.path, small_disk)
    assert list(small_disk.iterdir()) == []
    assert add(store, "the data file is not touched")


def test_the_name_of_a_backup_is_never_taken_by_force(store: Store, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("dear")
    with pytest.raises(UserError, match=r"backup\.exists"):
        make_backup(store.path, letter)
    assert letter.read_text() == "dear"
    with pytest.raises(UserError, match=r"backup\.exists"):
        make_backup(store.path, store.path)
    own = tmp_path / "stick" / "copy.lianyi-backup"
    make_backup(store.path, own)
    add(store, "康悦")
    assert make_backup(store.path, own).rows["customer"] == 1, "an older backup of that name is replaced"


def test_what_cannot_be_backed_up_says_why(tmp_path: Path, folder: Path) -> None:
    empty = tmp_path / "empty.lianyi"
    empty.touch()
    other = tmp_path / "other.db"
    connection = connect(other, create=True)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    for path, code in ((tmp_path / "no.lianyi", "db.missing"), (empty, "db.empty"), (other, "db.not_ours")):
        with pytest.raises(UserError) as caught:
            make_backup(path, folder)
        assert caught.value.code == code
    assert list(folder.iterdir()) == []


def test_a_backup_of_a_newer_program_is_not_restored(
    store: Store, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = make_backup(store.path, folder)
    monkeypatch.setattr(backup, "SCHEMA_VERSION", 0)
    with pytest.raises(UserError, match=r"db\.newer"):
        restore_backup(info.path, tmp_path / "new.lianyi")


def test_damage_in_the_data_makes_no_backup(store: Store, folder: Path) -> None:
    for number in range(40):
        add(store, f"客户 {number}")
    make_backup(store.path, folder)
    root = store.reader().value("SELECT rootpage FROM sqlite_master WHERE name = 'customer'")
    store.close()
    with closing(connect(store.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\x55" * 40)
    with pytest.raises(UserError) as caught:
        make_backup(store.path, folder)
    assert caught.value.code in ("backup.unsound", "db.damaged")
    assert len(list_backups(folder)) == 1


def test_files_that_only_look_like_backups_are_not_listed(store: Store, folder: Path) -> None:
    info = make_backup(store.path, folder)
    (folder / "torn.lianyi-backup").write_bytes(b"LIANYI-BACKUP 1\n{}\n" + zlib.compress(b""))
    (folder / "notes.lianyi-backup").write_text("not one")
    assert list_backups(folder) == [info]
    assert list_backups(folder, info.figures.family) == [info]
    assert list_backups(folder, 1) == [], "another file's backups are not ours"
    assert list_backups(folder / "missing") == []


NOW = datetime(2026, 9, 16, 9, 0)


def made(moment: datetime, size: int = 1_000) -> BackupInfo:
    figures = Figures(1, 5, 0, {})
    return BackupInfo(Path(f"{moment:%m%d%H%M}"), round(moment.timestamp() * 1000), size, "f", 1, "", figures)


def test_a_year_of_backups_is_thinned() -> None:
    every_eight_hours = [made(NOW - timedelta(hours=8 * n)) for n in range(3 * 400)]
    found = kept(every_eight_hours, NOW, 10**12)
    ages = [(NOW - info.made_on).total_seconds() / 86_400 for info in found]
    assert [age for age in ages if age < 2] == pytest.approx([n / 3 for n in range(6)]), "all of two days"
    daily = [age for age in ages if 2 <= age < 15]
    assert len({info.made_on.date() for info in found}) >= 12 + 10 + 9
    assert len(daily) in (12, 13), "then one a day"
    assert 290 < max(ages) < 400, "reaching back most of a year"
    assert len(found) == 6 + 12 + 10 + 9


def test_the_last_backup_is_kept_however_old_or_large_it_is() -> None:
    old = made(NOW - timedelta(days=900), size=10**9)
    assert kept([old], NOW, 1_000) == [old]
    assert kept([], NOW, 1_000) == []


def test_the_oldest_go_first_when_the_total_is_over_the_cap() -> None:
    infos = [made(NOW - timedelta(days=n), size=100) for n in range(6)]
    assert kept(infos, NOW, 350) == infos[:3]


def test_thinning_removes_files_of_this_data_file_only(store: Store, tmp_path: Path, folder: Path) -> None:
    second = Store.create(tmp_path / "second.lianyi", now=lambda: 1_700_000_000_000)
    second.close()
    foreign = make_backup(second.path, folder, now=lambda: 1_000)
    start = round(NOW.timestamp() * 1000)
    own = [make_backup(store.path, folder, now=lambda n=n: start - n * 60_000) for n in range(3)]
    cap = own[0].size + own[1].size
    removed = thin_out(folder, own[0].figures.family, cap, now=lambda: start)
    assert removed == [own[2]]
    assert set(folder.iterdir()) == {own[0].path, own[1].path, foreign.path}


def test_a_backup_is_for_its_owner_only(store: Store, folder: Path) -> None:
    info = make_backup(store.path, folder)
    if os.name == "posix":
        assert info.path.stat().st_mode & 0o077 == 0
    assert read_header(info.path).figures == info.figures


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("made_at", 10**30),  # no calendar knows that day
        ("made_at", float("inf")),
        ("figures", {"version": "x", "family": 0, "clock": 0, "tables": {}}),
        ("figures", {"version": 1, "family": 0, "clock": 0, "tables": {"customer": []}}),
        ("figures", {"version": 1, "family": 0, "clock": 0, "tables": 5}),
        ("figures", []),
    ],
)
def test_a_header_of_somebody_else_is_no_backup_and_stops_no_list(
    store: Store, folder: Path, field: str, value: object
) -> None:
    good = make_backup(store.path, folder)
    magic, header, packed = good.path.read_bytes().split(b"\n", 2)
    hostile = json.dumps({**json.loads(header), field: value}).encode()
    bad = folder / "bad.lianyi-backup"
    bad.write_bytes(b"\n".join((magic, hostile, packed)))
    with pytest.raises(UserError) as caught:
        read_header(bad)
    assert caught.value.code == "backup.not_a_backup"
    assert list_backups(folder) == [good]


def test_killed_in_the_middle_of_a_restore_there_is_a_file_of_the_usual_name(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, "康悦健身连锁")
    made = make_backup(store.path, folder)
    store.close()
    monkeypatch.setattr(backup.os, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        restore_backup(made.path, store.path)
    monkeypatch.undo()
    again = Store.open(store.path)
    assert again.reader().value("SELECT name FROM customer") == "康悦健身连锁"
    again.close()
    aside = restore_backup(made.path, store.path)
    assert aside is not None
    assert aside.stat().st_nlink <= 2
    assert aside.stat().st_ino != store.path.stat().st_ino, "the file put aside is another one"


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a file name be any bytes")
def test_a_data_file_whose_name_is_no_utf8_is_backed_up(tmp_path: Path, folder: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.lianyi"))
    Store.create(path).close()
    assert verify_backup(make_backup(path, folder).path).rows["customer"] == 0
