"""Work that takes time: one writer thread, a few reading threads, and the hub that announces what changed."""

from app.jobs.assessor import Assessor
from app.jobs.checkpoints import Checkpoints
from app.jobs.errands import still_there
from app.jobs.hub import ChangeHub
from app.jobs.indexer import Indexer
from app.jobs.merger import Merger
from app.jobs.runner import JobHandle, Runner
from app.jobs.scorer import Scorer

__all__ = [
    "Assessor",
    "ChangeHub",
    "Checkpoints",
    "Indexer",
    "JobHandle",
    "Merger",
    "Runner",
    "Scorer",
    "still_there",
]
