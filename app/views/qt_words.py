"""Words of Qt's own file chooser that Qt's Chinese lacks: named here, so that they are collected with ours."""

from PySide6.QtCore import QCoreApplication


def words_qt_lacks() -> tuple[str, ...]:
    """As Qt will show them; where the system brings its own chooser they are never seen."""
    tr = QCoreApplication.translate
    return (
        tr("QFileDialog", "&Look in:"),
        tr("QFileDialog", "Files of &type:"),
        tr("QAbstractFileIconProvider", "Folder"),
        tr("QAbstractFileIconProvider", "Drive"),
    )
