"""What is kept: one module per noun; importing this package maps every entity."""

from app.models.base import Base
from app.models.contact import Contact
from app.models.customer import Customer
from app.models.follow_up import ChainStep, FollowUp
from app.models.importing import ImportMapping, ImportRun
from app.models.interaction import Attachment, AttachmentContent, Interaction
from app.models.journal import JournalEntry, JournalStep
from app.models.lead import Lead
from app.models.member import Member
from app.models.reach import Reach
from app.models.setting import Meta, SavedView, Setting, Tally, Total
from app.models.tag import Channel, Tag, TagLink

__all__ = [
    "Attachment",
    "AttachmentContent",
    "Base",
    "ChainStep",
    "Channel",
    "Contact",
    "Customer",
    "FollowUp",
    "ImportMapping",
    "ImportRun",
    "Interaction",
    "JournalEntry",
    "JournalStep",
    "Lead",
    "Member",
    "Meta",
    "Reach",
    "SavedView",
    "Setting",
    "Tag",
    "TagLink",
    "Tally",
    "Total",
]
