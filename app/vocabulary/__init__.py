"""The words of the business as enums; each value is what is stored, its label lives in resources/sentences."""

from enum import IntEnum, StrEnum

from app.vocabulary.knowing import (
    PINNABLE,
    PROFILE_COLUMNS,
    SENSITIVE_GROUPS,
    AnswerKind,
    CaseKind,
    CustomEntity,
    CustomKind,
    FavourDirection,
    Lifecycle,
    Loyalty,
    Outlook,
    ProfileGroup,
    Rhythm,
    Ring,
    Severity,
    Status,
    Temperament,
    TieKind,
    Tier,
)

__all__ = [
    "PINNABLE",
    "PROFILE_COLUMNS",
    "SENSITIVE_GROUPS",
    "AnswerKind",
    "BoughtFor",
    "CaseKind",
    "ConsentWay",
    "ContactRole",
    "CustomEntity",
    "CustomKind",
    "CustomerKind",
    "DealState",
    "Dealing",
    "Direction",
    "FavourDirection",
    "FollowUpKind",
    "FollowUpState",
    "Gender",
    "Importance",
    "InteractionKind",
    "LeadSignal",
    "LeadState",
    "Lifecycle",
    "Loyalty",
    "NeedInfluence",
    "ObjectionKind",
    "OrderState",
    "Outcome",
    "Outlook",
    "Priority",
    "ProfileGroup",
    "QuoteState",
    "ReachKind",
    "ReachLabel",
    "RecordKind",
    "Relation",
    "Rhythm",
    "Ring",
    "Severity",
    "Stance",
    "Status",
    "Temperament",
    "TermKind",
    "TieKind",
    "Tier",
]


class CustomerKind(StrEnum):
    """Whether a customer is a human being or a firm."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Relation(StrEnum):
    """客户性质: what kind of relation we have."""

    CONSUMER = "consumer"
    BUSINESS = "business"
    CHANNEL = "channel"
    INTERNAL = "internal"


class Dealing(StrEnum):
    """往来性质: at the counter once, or ongoing."""

    ONE_OFF = "one_off"
    ONGOING = "ongoing"


class Importance(IntEnum):
    """重要程度, stored as the number of stars shown. By hand until orders exist."""

    ORDINARY = 1
    KEY = 2
    VIP = 3


class Gender(StrEnum):
    """性别."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


class ContactRole(StrEnum):
    """角色 of a contact at an organisation; several allowed."""

    USER = "user"
    PAYER = "payer"
    DECISION_MAKER = "decision_maker"
    INFLUENCER = "influencer"
    GATEKEEPER = "gatekeeper"


class ReachKind(StrEnum):
    """A way to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    QQ = "qq"
    WEBSITE = "website"
    ADDRESS = "address"
    OTHER = "other"


class ReachLabel(StrEnum):
    """Where a phone, address or mailbox belongs."""

    MOBILE = "mobile"
    WORK = "work"
    HOME = "home"
    FAX = "fax"
    OTHER = "other"


class LeadState(StrEnum):
    """States of a lead, in their usual order."""

    NEW = "new"
    CONTACTING = "contacting"
    QUALIFIED = "qualified"
    CONVERTED = "converted"
    NURTURE = "nurture"
    DISQUALIFIED = "disqualified"


class InteractionKind(StrEnum):
    """沟通方式."""

    CALL = "call"
    VISIT = "visit"
    WECHAT = "wechat"
    EMAIL = "email"
    MEETING = "meeting"
    DEMO = "demo"
    SERVICE = "service"
    NOTE = "note"


class Direction(StrEnum):
    """Who spoke first."""

    OUTGOING = "outgoing"
    INCOMING = "incoming"


class Outcome(StrEnum):
    """What came of a talk."""

    PROGRESS = "progress"
    UNCHANGED = "unchanged"
    OBJECTION = "objection"
    NOT_REACHED = "not_reached"


class FollowUpKind(StrEnum):
    """What is planned."""

    CALL = "call"
    VISIT = "visit"
    WECHAT = "wechat"
    EMAIL = "email"
    MEETING = "meeting"
    DEMO = "demo"
    SERVICE = "service"
    DELIVERY = "delivery"
    CARE = "care"
    TASK = "task"


class FollowUpState(StrEnum):
    """States of a follow-up."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Priority(StrEnum):
    """How urgent a follow-up is."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class RecordKind(StrEnum):
    """What a search result or history entry is about."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    LEAD = "lead"
    INTERACTION = "interaction"
    FOLLOW_UP = "follow_up"
    DEAL = "deal"
    PRODUCT = "product"
    QUOTE = "quote"
    SALES_ORDER = "sales_order"
    CAMPAIGN = "campaign"
    COMPETITOR = "competitor"
    FAVOUR = "favour"
    FAMILY_MEMBER = "family_member"
    PROMISE = "promise"
    AGREED_GOAL = "agreed_goal"
    OBJECTION = "objection"


class DealState(StrEnum):
    """Whether a deal is still open."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


class Stance(StrEnum):
    """What a contact thinks of our offer in a deal."""

    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"


class QuoteState(StrEnum):
    """States of a version of a quote."""

    DRAFT = "draft"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"


class OrderState(StrEnum):
    """States of an order."""

    OPEN = "open"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


class TermKind(StrEnum):
    """What is negotiated."""

    PRICE = "price"
    DELIVERY = "delivery"
    PAYMENT = "payment"
    AFTER_SALES = "after_sales"
    OTHER = "other"


class ObjectionKind(StrEnum):
    """What an objection is about."""

    PRICE = "price"
    NEED = "need"
    PRODUCT = "product"
    TRUST = "trust"
    TIME = "time"
    COMPETITOR = "competitor"
    AUTHORITY = "authority"
    OTHER = "other"


class BoughtFor(StrEnum):
    """Why somebody bought 购买原因."""

    PRICE = "price"
    QUALITY = "quality"
    RANGE = "range"
    PLACE = "place"
    SERVICE = "service"
    MADE_TO_MEASURE = "made_to_measure"


class NeedInfluence(StrEnum):
    """影响因素: what a need or a lost deal was influenced by."""

    OWN = "own"
    SOCIAL = "social"
    NATURAL = "natural"
    COMPETITION = "competition"


class LeadSignal(StrEnum):
    """What was noticed of a lead 信号."""

    NEW_SHOP = "new_shop"
    NEW_PLANT = "new_plant"
    NEW_SIGN = "new_sign"
    RECRUITING = "recruiting"
    OWN_BRAND = "own_brand"
    OTHER_REGIONS = "other_regions"
    CHAIN = "chain"


class ConsentWay(StrEnum):
    """A way by which somebody agreed to be addressed."""

    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"
    WECHAT = "wechat"
    POST = "post"
