"""What the composer and the form of a talk share: icons, moods, drafts, dropped files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from app.usecases.interaction_input import AttachmentInput
from app.vocabulary import InteractionKind

SUBJECT = 60
KIND_ICONS = {
    InteractionKind.CALL: "phone",
    InteractionKind.VISIT: "visit",
    InteractionKind.WECHAT: "chat",
    InteractionKind.EMAIL: "mail",
    InteractionKind.MEETING: "users",
    InteractionKind.DEMO: "play",
    InteractionKind.SERVICE: "service",
    InteractionKind.NOTE: "note",
}


@dataclass(frozen=True)
class Draft:
    """What was typed and not yet kept."""

    text: str
    kind: str
    mood: int | None
    files: tuple[AttachmentInput, ...]


def mood_names() -> list[str]:
    """How they felt, from 1 to 5."""
    tr = QCoreApplication.translate
    return [
        tr("Moods", "Very annoyed"),
        tr("Moods", "Annoyed"),
        tr("Moods", "Neutral"),
        tr("Moods", "Pleased"),
        tr("Moods", "Delighted"),
    ]


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this computer among what is dragged."""
    found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in found if path.is_file()]


def subject_of(words: str) -> str:
    """The first line of the talk, cut at a sentence, as the subject of what follows."""
    line = words.strip().splitlines()[0]
    for mark in ("。", "！", "；", ". ", "! ", "; "):
        line = line.split(mark)[0]
    return line[:SUBJECT]
