"""Whether the place of a data file is a good one: no network drive, no folder that a cloud service copies."""

import os
import sys
from pathlib import Path

NETWORK_SYSTEMS = {
    "cifs",
    "smb3",
    "smbfs",
    "nfs",
    "nfs4",
    "9p",
    "fuse.sshfs",
    "fuse.rclone",
    "afs",
    "ncpfs",
    "davfs",
}
CLOUD_FOLDERS = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nutstore",
    "坚果云",
    "baidunetdisk",
    "百度网盘",
    "百度云",
    "weiyun",
    "微云",
    "nextcloud",
    "syncthing",
)
_REMOTE = 4  # what Windows calls a network drive


def place_concern(path: Path) -> str | None:
    """`place.network` or `place.cloud` where a live data file may come to harm; None for an ordinary disk.

    A write-ahead log does not work over a network, and a cloud service may copy half a change.
    """
    whole = path.absolute()
    if any(part.casefold().startswith(name) for part in whole.parts[:-1] for name in CLOUD_FOLDERS):
        return "place.cloud"
    return "place.network" if _on_network(whole) else None


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        text = str(path)
        return text.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return False
    return _file_system(lines, os.path.realpath(path)) in NETWORK_SYSTEMS


def _file_system(lines: list[str], path: str) -> str:
    """The kind of file system a path lies on, by a list of mounts: the longest mount point above it."""
    best, kind = "", ""
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").rstrip("/")
        if (path == point or path.startswith(f"{point}/")) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
