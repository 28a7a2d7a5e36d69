"""A bare X display whose pixels can be read from a file, to see when and how a program first paints."""

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

PATIENCE = 60.0  # seconds until a window must have painted
COLOURS = 24  # a painted page has at least so many; an empty display has one


@dataclass(frozen=True)
class Picture:
    """What the display showed once the program had painted, and what it took."""

    width: int
    height: int
    rows: bytes  # red, green, blue
    seconds: float
    cpu: float

    def save(self, target: Path) -> None:
        """Write a PNG."""
        line = self.width * 3
        raw = b"".join(b"\0" + self.rows[y * line : (y + 1) * line] for y in range(self.height))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(raw, 6)), (b"IEND", b""))
        target.write_bytes(
            b"\x89PNG\r\n\x1a\n"
            + b"".join(
                struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                for kind, data in chunks
            )
        )


class Display:
    """An Xvfb that ends with the block."""

    def __init__(self, width: int, height: int) -> None:
        self._size = width, height
        self._folder = tempfile.TemporaryDirectory()
        self._server: subprocess.Popen[bytes] | None = None
        self.name = ""

    def __enter__(self) -> "Display":
        if not shutil.which("Xvfb"):
            sys.exit("Xvfb is missing; run 'sh packaging/setup.sh --display'.")
        read, write = os.pipe()
        screen = "{}x{}x24".format(*self._size)
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-fbdir", self._folder.name]
        self._server = subprocess.Popen(
            [*command, "-nolisten", "tcp", "-noreset"], pass_fds=[write], stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as answer:
            self.name = f":{answer.readline().strip()}"
        if self.name == ":":
            sys.exit("Xvfb did not start.")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait()
        self._folder.cleanup()

    def pixels(self) -> tuple[int, int, bytes]:
        """Width, height and colours of the screen now, out of the X window dump that Xvfb keeps."""
        dump = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        head = struct.unpack(">25I", dump[:100])
        size, width, height, line, colours = head[0], head[4], head[5], head[12], head[19]
        start = size + colours * 12
        rows = []
        for y in range(height):
            row = dump[start + y * line : start + y * line + width * 4]
            rgb = bytearray(width * 3)
            rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
            rows.append(bytes(rgb))
        return width, height, b"".join(rows)

    def watch(self, command: list[str], surroundings: dict[str, str], folder: Path) -> Picture:
        """Start a program, wait until it has painted and stands still, then end it."""
        begun = time.monotonic()
        process = subprocess.Popen(command, env=surroundings, cwd=folder)
        try:
            seconds, cpu = self._painted(process, begun)
            time.sleep(2)  # what comes after the first paint belongs in the picture, not in the time
            return Picture(*self.pixels(), seconds, cpu)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _painted(self, process: "subprocess.Popen[bytes]", begun: float) -> tuple[float, float]:
        while time.monotonic() < begun + PATIENCE:
            if process.poll() is not None:
                sys.exit(f"The program ended with code {process.returncode} before it showed anything.")
            _, _, rows = self.pixels()
            sample = {rows[i : i + 3] for i in range(0, len(rows) - 3, 3 * 7)}
            if len(sample) >= COLOURS:
                return time.monotonic() - begun, cpu_of(process.pid)
            time.sleep(0.05)
        sys.exit(f"No window had painted after {PATIENCE:.0f} s.")


def cpu_of(pid: int) -> float:
    """Seconds of processor time a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
