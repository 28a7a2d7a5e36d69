"""A data file on a network drive or in a folder of a cloud service is told of."""

from pathlib import Path

import pytest

from app.db.place import NETWORK_SYSTEMS, _file_system, place_concern

MOUNTS = [
    "/dev/sda1 / ext4 rw 0 0",
    "//server/share /mnt/office cifs rw 0 0",
    "me@host: /srv/firm/far\\040away fuse.sshfs rw 0 0",
    "/dev/sdb1 /mnt/office/stick vfat rw 0 0",
    "broken",
]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/firm/firm.lianyi", "ext4"),
        ("/mnt/office/firm.lianyi", "cifs"),
        ("/srv/firm/far away/firm.lianyi", "fuse.sshfs"),
        ("/mnt/office/stick/firm.lianyi", "vfat"),  # the nearer mount counts
        ("/mnt/office-old/firm.lianyi", "ext4"),  # only begins alike
    ],
)
def test_the_file_system_of_a_path(path: str, kind: str) -> None:
    assert _file_system(MOUNTS, path) == kind


def test_known_network_systems_are_among_the_mounts() -> None:
    assert {"cifs", "fuse.sshfs"} <= NETWORK_SYSTEMS
    assert "ext4" not in NETWORK_SYSTEMS


@pytest.mark.parametrize(
    ("folder", "concern"),
    [
        ("OneDrive - Firma", "place.cloud"),
        ("Dropbox", "place.cloud"),
        ("我的坚果云", None),  # a folder of one's own that only mentions it
        ("坚果云", "place.cloud"),
        ("Documents", None),
    ],
)
def test_folders_of_cloud_services(tmp_path: Path, folder: str, concern: str | None) -> None:
    assert place_concern(tmp_path / folder / "firm.lianyi") == concern


def test_the_name_of_the_file_itself_does_not_matter(tmp_path: Path) -> None:
    assert place_concern(tmp_path / "dropbox.lianyi") is None
