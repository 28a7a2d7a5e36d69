"""The program's side of reading a spreadsheet: start the child, take its rows, survive its death."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from app.exchange.child import Child, own_command
from app.exchange.frames import decoded
from app.exchange.limits import Limits
from app.exchange.spreadsheet_child import OPTION
from app.exchange.text_records import Row
from app.sentences.errors import UserError


def child_command() -> list[str]:
    """The command that reads a spreadsheet."""
    return own_command("app.exchange.spreadsheet_child", OPTION)


class SpreadsheetChild:
    """One running child; `info` is known at once, rows come as they are asked for."""

    def __init__(self, path: Path, sheet: str | None, limits: Limits) -> None:
        if path.stat().st_size > limits.sheet_file_bytes:
            raise UserError(
                "import.file_too_large", name=path.name, limit=f"{limits.sheet_file_bytes >> 20} MB"
            )
        self._path = path
        command = [*child_command(), str(path.resolve())]
        if sheet is not None:
            command.append(sheet)
        self._child = Child(command, path.name, limits.child_silence)
        self.cancel, self.close = self._child.cancel, self._child.close
        try:
            self.info: dict[str, Any] = self._frame()["info"]
        except BaseException:
            self.close()
            raise

    def _frame(self) -> dict[str, Any]:
        """The next frame, or the reason why there is none."""
        data = self._child.frame()
        try:
            frame = decoded(data)
        except ValueError as error:
            raise UserError("import.child_died", name=self._path.name) from error
        if "error" in frame:
            raise UserError(str(frame["error"]), **cast(dict[str, object], frame.get("values", {})))
        return frame

    def rows(self) -> Iterator[Row]:
        """Every row with its number in the sheet; the child ends when the reading does."""
        try:
            while "end" not in (frame := self._frame()):
                first: int = frame["first"]
                yield from enumerate(frame["rows"], first)
        finally:
            self.close()
