"""The words cards use for kinds of phones, chat services and relatives, and what we call them."""

import re
from functools import lru_cache

from app.vocabulary import Gender, ReachKind, ReachLabel

_APPLE = re.compile(r"_\$!<(.*)>!\$_\Z", re.DOTALL)
_BY_WORD = {
    "cell": ReachLabel.MOBILE, "mobile": ReachLabel.MOBILE, "iphone": ReachLabel.MOBILE,
    "手机": ReachLabel.MOBILE, "work": ReachLabel.WORK, "工作": ReachLabel.WORK, "单位": ReachLabel.WORK,
    "公司": ReachLabel.WORK, "home": ReachLabel.HOME, "家庭": ReachLabel.HOME, "住宅": ReachLabel.HOME,
    "家": ReachLabel.HOME, "fax": ReachLabel.FAX, "传真": ReachLabel.FAX, "other": ReachLabel.OTHER,
    "其他": ReachLabel.OTHER, "其它": ReachLabel.OTHER, "homepage": ReachLabel.OTHER,
}  # fmt: skip
_SILENT = {
    "PREF", "VOICE", "INTERNET", "MSG", "TEXT", "VIDEO", "POSTAL", "PARCEL", "DOM", "INTL", "X400", "OTHER",
    "X-INTERNET", "TEXTPHONE", "SMS",
}  # fmt: skip
_WECHAT = {"wechat", "weixin", "微信", "微信号"}
_QQ = {"qq", "tencent-qq", "腾讯qq", "qq号"}
_CHATS = {
    "AIM", "MSN", "ICQ", "JABBER", "YAHOO", "SKYPE", "SKYPE-USERNAME", "GTALK", "GOOGLE-TALK", "SIP",
    "GROUPWISE", "TWITTER", "WHATSAPP", "TELEGRAM", "LINE", "DINGTALK", "WEIBO", "QQ", "TENCENT-QQ",
    "WECHAT", "WEIXIN", "MS-IMADDRESS",
}  # fmt: skip
CHAT_PROPERTIES = frozenset(f"X-{name}" for name in _CHATS)
RELATIVES = re.compile(r"X-(?:EVOLUTION-|MS-)?(SPOUSE|CHILD|MANAGER|ASSISTANT|FATHER|MOTHER|PARTNER)\Z")
_GENDERS = {
    "m": Gender.MALE, "male": Gender.MALE, "男": Gender.MALE, "男性": Gender.MALE, "1": Gender.MALE,
    "f": Gender.FEMALE, "female": Gender.FEMALE, "女": Gender.FEMALE, "女性": Gender.FEMALE,
    "2": Gender.FEMALE, "o": Gender.OTHER, "other": Gender.OTHER, "其他": Gender.OTHER,
}  # fmt: skip
DAY_SLOTS = {
    "BDAY": "birthday", "X-ALTBDAY": "lunar", "ALTBDAY": "lunar", "X-LIANYI-LUNAR-BIRTHDAY": "lunar",
    "ANNIVERSARY": "anniversary", "X-ANNIVERSARY": "anniversary", "X-MS-ANNIVERSARY": "anniversary",
    "X-EVOLUTION-ANNIVERSARY": "anniversary",
}  # fmt: skip
GOOGLE_GROUPS = {"mycontacts", "my contacts", "* mycontacts"}  # every contact is in it, so it says nothing
NOT_KEPT = {"VERSION", "PRODID", "X-ABADR", "X-GENERATOR", "PROFILE"}
TYPE_OF = {ReachLabel.MOBILE: "CELL", ReachLabel.WORK: "WORK", ReachLabel.HOME: "HOME", ReachLabel.FAX: "FAX"}
LETTER_OF = {Gender.MALE: "M", Gender.FEMALE: "F", Gender.OTHER: "O"}


@lru_cache(maxsize=1024)
def label_of(types: frozenset[str]) -> tuple[ReachLabel, str]:
    """The label of a phone, mailbox or address from its types, and the word of a type we do not know."""
    if "FAX" in types:
        return ReachLabel.FAX, ""
    for name in ("CELL", "MOBILE", "IPHONE", "WORK", "HOME"):
        if name in types:
            return _BY_WORD[name.lower()], ""
    for name in sorted(types - _SILENT):
        word = name.removeprefix("X-").lower()
        return _BY_WORD.get(word, ReachLabel.OTHER), "" if word in _BY_WORD else word
    return ReachLabel.OTHER, ""


def bare_label(text: str) -> str:
    """A label without Apple's marks: _$!<HomePage>!$_ is HomePage."""
    found = _APPLE.match(text)
    return found[1] if found else text


def label_of_word(word: str) -> ReachLabel | None:
    """The label a free word stands for, if it is a common one."""
    return _BY_WORD.get(word.lower())


def chat_kind(service: str) -> tuple[ReachKind, str]:
    """Which account a chat service is, and the service's name when it has no kind of its own."""
    name = service.lower()
    if name in _WECHAT:
        return ReachKind.WECHAT, ""
    if name in _QQ:
        return ReachKind.QQ, ""
    return ReachKind.OTHER, "" if name in {"other", ""} else service


def gender_of(text: str) -> Gender | None:
    """The gender a card states."""
    return _GENDERS.get(text.partition(";")[0].strip().lower())
