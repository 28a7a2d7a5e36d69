"""The words of the business as enums; each value is what is stored, its label lives in resources/sentences."""

from enum import IntEnum, StrEnum


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


class Rhythm(StrEnum):
    """购买节奏: what "late" means for a customer."""

    REPEAT = "repeat"
    CONTRACT = "contract"
    PREPAID = "prepaid"
    ONCE = "once"


class Status(StrEnum):
    """客户状态: the seven, and the two that stand apart from them."""

    POTENTIAL = "potential"
    NEW = "new"
    ACTIVE = "active"
    LOYAL = "loyal"
    SILENT = "silent"
    AT_RISK = "at_risk"
    DISSATISFIED = "dissatisfied"
    LOST = "lost"
    COMPLETED = "completed"


class Lifecycle(StrEnum):
    """客户生命周期."""

    EXPLORATION = "exploration"
    GROWTH = "growth"
    STABILITY = "stability"
    DECLINE = "decline"


class Loyalty(StrEnum):
    """忠诚程度."""

    POTENTIAL = "potential"
    NEW = "new"
    ESTABLISHED = "established"
    LOYAL = "loyal"


class Tier(StrEnum):
    """层级."""

    POTENTIAL = "potential"
    PREMIUM = "premium"
    ENTERPRISE = "enterprise"
    ORDINARY = "ordinary"


class Outlook(StrEnum):
    """价值类型."""

    LIGHTHOUSE = "lighthouse"
    FOLLOWER = "follower"
    RATIONAL = "rational"
    PROFIT_SEEKING = "profit_seeking"


class Temperament(StrEnum):
    """沟通风格, as one notices it."""

    HESITANT = "hesitant"
    HOT_TEMPERED = "hot_tempered"
    PROUD = "proud"
    WORLDLY_WISE = "worldly_wise"
    CAUTIOUS = "cautious"


class CaseKind(StrEnum):
    """What a customer came with."""

    QUESTION = "question"
    REQUEST = "request"
    COMPLAINT = "complaint"
    RETURN = "return"


class Severity(StrEnum):
    """How bad it is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class AnswerKind(StrEnum):
    """How somebody was asked how satisfied they are: 1 to 5, or 0 to 10."""

    CSAT = "csat"
    NPS = "nps"


# what a person may pin of each verdict, in the usual order
PINNABLE: dict[str, tuple[str, ...]] = {
    "status": tuple(one.value for one in Status),
    "lifecycle": tuple(one.value for one in Lifecycle),
    "loyalty": tuple(one.value for one in Loyalty),
    "tier": tuple(one.value for one in Tier),
    "importance": ("1", "2", "3"),
    "outlook": tuple(one.value for one in Outlook),
}


class Ring(IntEnum):
    """亲疏: the rings of the ripple map, the closest first."""

    INTIMATE = 1
    FAMILIAR = 2
    DEALING = 3
    ACQUAINTED = 4


class TieKind(StrEnum):
    """人脉: what ties two people or firms; which roles the two ends have says insight/ties.py."""

    PARENT = "parent"
    SPOUSE = "spouse"
    SIBLING = "sibling"
    RELATIVE = "relative"
    INTRODUCED = "introduced"
    CLASSMATE = "classmate"
    TOWNSMAN = "townsman"
    COLLEAGUE = "colleague"
    SUPERIOR = "superior"
    FRIEND = "friend"
    TEACHER = "teacher"
    SUPPLIER = "supplier"
    PARTNER = "partner"
    COMPETITOR = "competitor"
    OTHER = "other"


class FavourDirection(StrEnum):
    """人情: whether we gave it or got it."""

    GIVEN = "given"
    RECEIVED = "received"


class CustomKind(StrEnum):
    """What stands in a field of one's own 自定义字段."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    TICK = "tick"
    MONEY = "money"


class CustomEntity(StrEnum):
    """The records that may have fields of one's own."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    LEAD = "lead"
    DEAL = "deal"


class ProfileGroup(StrEnum):
    """The groups a profile 档案 folds into."""

    PERSONAL = "personal"
    WORK = "work"
    FINANCIAL = "financial"
    FAMILY = "family"
    INVESTMENT = "investment"
    CONSUMPTION = "consumption"
    ORGANISATION = "organisation"
    MET = "met"


SENSITIVE_GROUPS = frozenset({ProfileGroup.FINANCIAL, ProfileGroup.FAMILY, ProfileGroup.INVESTMENT})
"""What the law protects more: masked until somebody asks to see it, and that is noted."""

PROFILE_COLUMNS: dict[ProfileGroup, tuple[str, ...]] = {
    ProfileGroup.PERSONAL: ("marital_status", "languages"),
    ProfileGroup.CONSUMPTION: (
        *("habits", "preferences", "brands", "budget", "price_sensitivity", "purchase_time"),
    ),
    ProfileGroup.FAMILY: ("household_income", "household_spending"),
    ProfileGroup.FINANCIAL: ("income_source", "yearly_income", "assets", "financial_goals"),
    ProfileGroup.INVESTMENT: (
        *("investment_experience", "investment_goals", "risk_tolerance", "investment_preferences"),
    ),
    ProfileGroup.ORGANISATION: (
        *("company_stage", "own_brand", "sales_channels"),
        *("invoice_title", "bank_name", "bank_account", "invoice_address", "invoice_phone"),
    ),
    ProfileGroup.MET: ("met_story", "met_day", "met_through_id", "met_through_note"),
}
"""Which columns of a profile stand in which group; those of work and some others stand with the customer itself."""
