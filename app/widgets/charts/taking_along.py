"""Taking a chart along: as a picture, as data for a spreadsheet, as a file."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from app.theme import Theme
from app.widgets.charts.canvas import Canvas
from app.widgets.charts.chart_view import paint_spec
from app.widgets.charts.specs import Spec, legend

Paint = Callable[[QPainter, QRectF], None]
SCALE = 2
MARGIN = 20
HEAD = 56
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """A cell a spreadsheet shows instead of running: words that look like a formula get an apostrophe."""
    if text.startswith(_FORMULA) and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "").rstrip("%"))
    except ValueError:
        return False
    return True


def as_tabs(spec: Spec) -> str:
    """The values with tabs between them, as spreadsheets take them from the clipboard."""
    cells = [[safe_cell(" ".join(cell.split())) for cell in row] for row in spec.rows()]
    return "\n".join("\t".join(row) for row in cells)


def as_csv(spec: Spec) -> str:
    """The values as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([[safe_cell(c) for c in row] for row in spec.rows()])
    return out.getvalue()


def as_picture(
    spec: Spec, title: str, finding: str, theme: Theme, size: QSize, paint: Paint | None = None
) -> QImage:
    """Title, finding and chart as an image with two pixels for each point; `paint` instead of the usual."""
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    _paint_all(painter, spec, title, finding, theme, size, paint)
    painter.end()
    return image


def save(
    path: Path,
    spec: Spec,
    title: str,
    finding: str,
    theme: Theme,
    size: QSize,
    paint: Paint | None = None,
) -> None:
    """Write .csv, .svg or else .png; OSError if the file cannot be written."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        path.write_text(as_csv(spec), encoding="utf-8-sig", newline="")
    elif suffix == ".svg":
        _save_svg(path, spec, title, finding, theme, size, paint)
    elif not as_picture(spec, title, finding, theme, size, paint).save(str(path), "PNG"):  # type: ignore[call-overload]
        raise OSError(f"cannot write {path}")


def _save_svg(
    path: Path, spec: Spec, title: str, finding: str, theme: Theme, size: QSize, paint: Paint | None
) -> None:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    generator.setDescription(finding)
    painter = QPainter(generator)
    painter.fillRect(0, 0, size.width(), size.height(), theme.color("surface"))
    _paint_all(painter, spec, title, finding, theme, size, paint)
    painter.end()
    path.write_bytes(buffer.data().data())


def size_around(size: QSize) -> QSize:
    """The picture whose chart has this size."""
    return QSize(size.width() + 2 * MARGIN, size.height() + 14 + HEAD - 8 + MARGIN)


def _paint_all(
    painter: QPainter,
    spec: Spec,
    title: str,
    finding: str,
    theme: Theme,
    size: QSize,
    paint: Paint | None,
) -> None:
    box = QRectF(0, 0, size.width(), size.height()).adjusted(MARGIN, 14, -MARGIN, -MARGIN)
    canvas = Canvas(painter, box, theme)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    canvas.text(box.left(), box.top() + 10, title, font="card", role="text", room=box.width())
    canvas.text(box.left(), box.top() + 32, finding, font="small", role="mid", room=box.width())
    paint_legend(canvas, legend(spec), box.right(), box.top() + 10)
    inner = box.adjusted(0, HEAD - 8, 0, 0)
    if paint is None:
        paint_spec(painter, inner, spec, theme)
    else:
        paint(painter, inner)


def paint_legend(canvas: Canvas, entries: list[tuple[str, str, str]], right: float, middle: float) -> None:
    """Names with their colours, from the right end backwards."""
    x = right
    for name, role, shape in reversed(entries):
        x -= canvas.width(name, "small")
        canvas.text(x, middle, name, font="small", role="mid")
        x -= 17
        height = 8.0 if shape == "box" else 2.0
        canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas.fill(QRectF(x, middle - height / 2, 12, height), role, 2 if shape == "box" else 0)
        x -= 12


def legend_width(canvas_width: "list[float]") -> float:
    """How wide a legend with these name widths is."""
    return sum(width + 29 for width in canvas_width)


__all__ = [
    "as_csv",
    "as_picture",
    "as_tabs",
    "legend_width",
    "paint_legend",
    "safe_cell",
    "save",
    "size_around",
]
