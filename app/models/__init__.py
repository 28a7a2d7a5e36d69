"""What is kept: one module per noun; importing this package maps every entity."""

from app.models.base import Base
from app.models.campaign import Campaign
from app.models.contact import Contact
from app.models.custom import CustomField, CustomValue
from app.models.customer import Customer
from app.models.deal import Deal, DealContact, DealStage, StageMove
from app.models.duplicate import KnownDifferent
from app.models.follow_up import ChainStep, FollowUp
from app.models.holding import Card, CardUse, Contract, InstalledProduct
from app.models.importing import ImportMapping, ImportRun
from app.models.interaction import Attachment, AttachmentContent, Interaction
from app.models.journal import JournalEntry, JournalStep
from app.models.lead import Lead
from app.models.member import Member
from app.models.need import Answer, DealNeed, Need, Question, SolutionLine
from app.models.negotiation import (
    AgreedGoal,
    Competitor,
    CompetitorOffer,
    Concession,
    Objection,
    ObjectionAnswer,
    Promise,
    Term,
)
from app.models.order import Instalment, OrderLine, OrderReturn, Payment, SalesOrder
from app.models.playbook import PlaybookStep, ProposalAnswer
from app.models.product import BundlePart, Price, PriceList, Product, ProductNeed
from app.models.profile import FamilyMember, ImportantDate, Profile, SensitiveShowing
from app.models.quote import Quote, QuoteInstalment, QuoteLine
from app.models.reach import Reach
from app.models.relation import Favour, Tie
from app.models.segment import Segment
from app.models.service import SatisfactionAnswer, ServiceCase
from app.models.setting import Meta, SavedView, Setting, Tally, Total
from app.models.tag import Channel, Tag, TagLink
from app.models.verdict import VerdictChange, VerdictRecord

__all__ = [
    "AgreedGoal",
    "Answer",
    "Attachment",
    "AttachmentContent",
    "Base",
    "BundlePart",
    "Campaign",
    "Card",
    "CardUse",
    "ChainStep",
    "Channel",
    "Competitor",
    "CompetitorOffer",
    "Concession",
    "Contact",
    "Contract",
    "CustomField",
    "CustomValue",
    "Customer",
    "Deal",
    "DealContact",
    "DealNeed",
    "DealStage",
    "FamilyMember",
    "Favour",
    "FollowUp",
    "ImportMapping",
    "ImportRun",
    "ImportantDate",
    "InstalledProduct",
    "Instalment",
    "Interaction",
    "JournalEntry",
    "JournalStep",
    "KnownDifferent",
    "Lead",
    "Member",
    "Meta",
    "Need",
    "Objection",
    "ObjectionAnswer",
    "OrderLine",
    "OrderReturn",
    "Payment",
    "PlaybookStep",
    "Price",
    "PriceList",
    "Product",
    "ProductNeed",
    "Profile",
    "Promise",
    "ProposalAnswer",
    "Question",
    "Quote",
    "QuoteInstalment",
    "QuoteLine",
    "Reach",
    "SalesOrder",
    "SatisfactionAnswer",
    "SavedView",
    "Segment",
    "SensitiveShowing",
    "ServiceCase",
    "Setting",
    "SolutionLine",
    "StageMove",
    "Tag",
    "TagLink",
    "Tally",
    "Term",
    "Tie",
    "Total",
    "VerdictChange",
    "VerdictRecord",
]
