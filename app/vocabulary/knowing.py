"""Words about what is known of customers: verdicts, cases, ties, favours, profiles, fields of one's own."""

from enum import IntEnum, StrEnum


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
