"""Take records out as a file: which ones, in what format, where to; with progress, and the way to the file."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.changes import Progress
from app.exchange.export import Exported, ExportOrder, export_records
from app.exchange.own_fields import target_of
from app.jobs.runner import JobHandle
from app.queries.custom_fields import fields_of
from app.queries.custom_order import column_key
from app.queries.export_rows import OWNED
from app.sentences.errors import UserError
from app.theme import pixmap
from app.views.context import Context
from app.widgets.banner import Banner
from app.widgets.dialog import OverlayDialog
from app.widgets.fields import ComboBox
from app.widgets.form import Form
from app.widgets.progress import ProgressLine
from app.widgets.segmented import Segmented
from app.widgets.text import ElidedLabel, label

KINDS = ("all", "customers", "contacts", "leads", "interactions", "followups", "products", "orders", "deals")
# what a format can hold; the first is offered first
ABLE = {
    "all": ("xlsx", "csv", "json"),
    "customers": ("xlsx", "csv", "vcf", "json"),
    "contacts": ("xlsx", "csv", "vcf", "json"),
    "leads": ("xlsx", "csv", "vcf", "json"),
    "interactions": ("xlsx", "csv", "json"),
    "followups": ("xlsx", "csv", "ics", "json"),
    "products": ("xlsx", "csv", "json"),
    "orders": ("xlsx", "csv", "json"),
    "deals": ("xlsx", "csv", "json"),
}
NAMES = {"xlsx": "Excel", "csv": "CSV", "vcf": "vCard", "ics": "iCalendar", "json": "JSON"}
# columns of the list pages -> fields of the export
TARGETS = {
    "customers": {
        "name": ("customer.name", "customer.kind"),
        "importance": ("customer.importance",),
        "tags": ("customer.tags",),
        "phone": ("reach.phone",),
        "city": ("customer.city",),
        "industry": ("customer.industry",),
        "last_contact": ("customer.last_contact",),
        "owner": ("customer.owner",),
        "created": ("customer.created_day",),
    },
    "leads": {
        "name": ("lead.name", "lead.firm", "lead.title"),
        "channel": ("lead.channel",),
        "campaign": ("lead.campaign",),
        "state": ("lead.state",),
        "budget": ("lead.budget",),
        "owner": ("lead.owner",),
        "phone": ("reach.phone",),
        "created": ("lead.created_day",),
    },
    "products": {
        "name": ("product.name", "product.specification"),
        "code": ("product.code",),
        "category": ("product.category",),
        "unit": ("product.unit",),
        "price": ("product.price_list", "product.price_tax", "product.price"),
        "cost": ("product.cost",),
        "tax_rate": ("product.tax_rate",),
        "launch_day": ("product.launch_day",),
        "state": ("product.active",),
    },
    "deals": {
        "name": ("deal.name", "deal.customer"),
        "stage": ("deal.stage", "deal.state"),
        "amount": ("deal.amount",),
        "odds": ("deal.odds",),
        "expected_close": ("deal.expected_close",),
        "owner": ("deal.owner",),
        "ended": ("deal.ended_day",),
        "reason": ("deal.end_reason", "deal.competitor"),
        "created": ("deal.created_day",),
    },
}
UNSEEN = {
    "customers": ("created", "orders", "revenue", "last_order"),
    "leads": ("phone", "created"),
    "products": (),
    "deals": ("ended", "reason", "created"),
}  # hidden until somebody shows them


class ExportDialog(OverlayDialog):
    """The dialog; `kind` and `ids` come from a list page with the chosen records."""

    def __init__(
        self, context: Context, window: QWidget, kind: str | None = None, ids: Sequence[int] | None = None
    ) -> None:
        super().__init__(window, "", width=600)
        self.context = context
        self._ids = ids
        self._handle: JobHandle | None = None
        self._target = Path()
        self.format: Segmented
        self.banner = Banner(tone="red")
        self.banner.hide()
        self.body.addWidget(self.banner)
        self.form = Form(label_width=84)
        self.body.addWidget(self.form)
        self.kind = ComboBox([(name, self._kind_name(name)) for name in (KINDS if ids is None else (kind,))])
        if ids is not None:  # chosen already: it only tells the kind, and goes with the dialog
            self.kind.setParent(self)
            self.kind.hide()
        self.kind.set_value(kind or "all")
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.form.add_plain(self.tr("Records"), self.kind if ids is None else self._chosen_ones())
        self._holder = QWidget()
        self._formats = QVBoxLayout(self._holder)
        self._formats.setContentsMargins(0, 0, 0, 0)
        self.form.add_plain(self.tr("Format"), self._holder)
        self._add_columns()
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self._cancel)
        self.progress.hide()
        self.body.addWidget(self.progress)
        self._done = self._done_row()
        self.body.addWidget(self._done)
        self._leave = self.add_cancel()
        self._folder = self.add_button(self.tr("Show in folder"), clicked=self._show_in_folder)
        self._folder.hide()
        self._go = self.add_save(self.tr("Choose file…"))
        self.save_requested.connect(self.choose)
        self.has_unsaved = None
        self._kind_changed()
        self.set_title(self.tr("Export"), self.tr("Your data are yours: everything comes out again"))

    def _add_columns(self) -> None:
        """All columns or those of the list, and a word on the format."""
        self.columns = Segmented(
            [("all", self.tr("All")), ("shown", self.tr("As shown in the list"))],
            name=self.tr("Columns"),
        )
        self._columns_caption = self.form.add_plain(self.tr("Columns"), self.columns)
        self._hint = label("", type="small", role="sec", wrap=True)
        self._hint.setFixedHeight(2 * self._hint.fontMetrics().lineSpacing() + 4)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.form.add_plain("", self._hint)

    # -- choices -------------------------------------------------------------------------------------------

    def _kind_name(self, kind: str | None) -> str:
        return self.context.say(f"export.kind.{kind}")

    def _chosen_ones(self) -> QLabel:
        count = QLocale(self.context.language).toString(len(self._ids or ()))
        kind = self._kind_name(self.kind.value())
        words = label(self.tr("{kind}: {count} from the list").format(kind=kind, count=count), type="body")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return words

    def _kind_changed(self) -> None:
        """Only formats that can hold these records are offered."""
        before = self.format.value() if self._formats.count() else None
        while self._formats.count():
            item = self._formats.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.deleteLater()
        able = ABLE[self.kind.value()]
        self.format = Segmented([(name, NAMES[name]) for name in able], name=self.tr("Format"))
        self.format.set_value(before if before in able else able[0])
        self.format.changed.connect(self._format_changed)
        self._formats.addWidget(self.format)
        self._format_changed()

    def _format_changed(self) -> None:
        table = self.kind.value() in TARGETS and self.format.value() in ("csv", "xlsx")
        self.columns.setVisible(table)
        self._columns_caption.setVisible(table)
        self._hint.setText(self._hint_text())
        self.refit()

    def _hint_text(self) -> str:
        several = self.kind.value() == "all"
        return {
            "xlsx": self.tr("One sheet for each kind of record; it can be imported again without loss.")
            if several
            else self.tr("Opens in every spreadsheet program; it can be imported again without loss."),
            "csv": self.tr(
                "A folder with one table for each kind of record; it can be imported again without loss."
            )
            if several
            else self.tr("A plain table for any program; it can be imported again without loss."),
            "vcf": self.tr("Contact cards for phones, mail programs and WeChat Work."),
            "ics": self.tr("Entries for the calendar of a phone or mail program."),
            "json": self.tr("Everything that is kept of the records, for other programs."),
        }[self.format.value()]

    def order(self) -> ExportOrder:
        """What was chosen."""
        kind = self.kind.value()
        columns = None
        if kind in TARGETS and self.format.value() in ("csv", "xlsx") and self.columns.value() == "shown":
            columns = self._shown_columns(kind)
        return ExportOrder(kind, self.format.value(), self.context.language, self._ids, columns)

    def _shown_columns(self, kind: str) -> list[str]:
        """The fields behind the columns that the list page shows."""
        kept = self.context.config.get("tables").get(kind, {})
        layout = kept.get("layout") or {}
        hidden = set(layout.get("hidden", UNSEEN[kind]))
        shown = [target for key, targets in TARGETS[kind].items() if key not in hidden for target in targets]
        fields = fields_of(self.context.reader(), OWNED.get(kind, ""))
        return [*shown, *(target_of(one) for one in fields if column_key(one.id) not in hidden)]

    # -- doing it ------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask where to, then write."""
        if self._handle is not None:
            return
        order = self.order()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        stem = f"{self._kind_name(order.kind)} {self.context.today().isoformat()}"
        if order.kind == "all" and order.format == "csv":
            chosen = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder for the tables"), folder)
            name = str(Path(chosen) / stem) if chosen else ""
        else:
            pattern = f"{NAMES[order.format]} (*.{order.format})"
            start = str(Path(folder) / f"{stem}.{order.format}")
            name, _ = QFileDialog.getSaveFileName(self.window(), self.tr("Export"), start, pattern)
            if name and not Path(name).suffix:
                name += f".{order.format}"
        if name:
            self.write(Path(name))

    def write(self, target: Path) -> None:
        """Write to this file in the background."""
        self._target = target
        order, store = self.order(), self.context.store
        self.banner.hide()
        self._set_busy(True)

        def job() -> Generator[Progress, None, Exported]:
            return (yield from export_records(store.reader(), target, order))

        self._handle = self.context.runner.run_job(job)
        self._handle.progress.connect(self._progress)
        self._handle.finished.connect(self._finished)
        self._handle.failed.connect(self._failed)
        self._handle.cancelled.connect(self._cancelled)

    def _progress(self, item: Progress) -> None:
        locale = QLocale(self.context.language)
        text = self.tr("{done} of {total} records").format(
            done=locale.toString(item.done), total=locale.toString(item.total)
        )
        self.progress.show_progress(item.done, item.total, text)

    def _finished(self, done: Exported) -> None:
        self._handle = None
        self._set_busy(False)
        count = QLocale(self.context.language).toString(done.total)
        self._done_text.setText(self.tr("{count} records written").format(count=count))
        self._done_file.set_text(str(self._target))
        self._done.show()
        self._folder.show()
        self._leave.setText(self.tr("Close"))
        if done.shortened:
            self.banner.show_message(self.context.say("export.shortened", count=done.shortened), tone="amber")
            self.banner.show()
        self.refit()
        self._folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: UserError) -> None:
        self._handle = None
        self._set_busy(False)
        self.banner.show_message(self.context.error(error), tone="red")
        self.banner.show()
        self.refit()

    def _cancel(self) -> None:
        if self._handle is not None:
            self._handle.cancel()

    def _cancelled(self) -> None:
        self._handle = None
        self._set_busy(False)
        self.refit()

    def _set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self._done.hide()
        self._folder.hide()
        self.form.setEnabled(not busy)
        self._go.setEnabled(not busy)
        self.refit()

    def escape(self) -> None:
        """Leaving stops the writing; nothing is left of it."""
        self._cancel()
        super().escape()

    def _done_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(10)
        mark = QLabel()
        mark.setPixmap(pixmap("check", "greenFg", 20))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._done_text = label("", type="body", strong=True)
        self._done_file = ElidedLabel("", type="small", role="sec", mode=Qt.TextElideMode.ElideMiddle)
        words.addWidget(self._done_text)
        words.addWidget(self._done_file)
        row.addLayout(words, 1)
        made.hide()
        return made

    def _show_in_folder(self) -> None:
        folder: Any = self._target if self._target.is_dir() else self._target.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
