"""Tell from the values of a column what they are: phones, mails, dates, money, names, firms …"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    flags = re.IGNORECASE
    return {
        "json": re.compile(r"\s*(?:\[\s*\{.*\}\s*\]|\{.*\})\s*", re.DOTALL),
        "email": re.compile(r"[^\s@,;，；]+@[^\s@,;，；]+\.[^\s@]+(?:[,;，；、\s]+\S+@\S+)*", flags),
        "url": re.compile(r"(?:https?://|www\.)\S+", flags),
        "credit_code": re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", flags),
        "mobile": re.compile(r"(?:\+?0{0,2}86[\s-]*)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}"),
        "phone": re.compile(
            r"\+\d[\d\s().-]{6,20}|0\d{2,3}[\s-]?\d{7,8}(?:\s*(?:转|-|x|ext\.?)\s*\d+)?"
            r"|\(?0?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,4}|400[\s-]?\d{3}[\s-]?\d{4}",
            flags,
        ),
        "day": re.compile(
            r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|(?:19|20)\d{6})"
            r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
        ),
        "money": re.compile(
            r"[¥￥$€£]\s*-?[\d,]+(?:\.\d+)?\s*(?:万|亿)?元?|-?[\d,]+(?:\.\d+)?\s*(?:万|亿)?元|-?\d[\d,]*\.\d{1,2}"
            r"|-?[\d.]+万"
        ),
        "number": re.compile(r"-?\d[\d,]*(?:\.\d+)?"),
        "gender": re.compile(r"男|女|男性|女性|先生|女士|male|female|m|f", flags),
        "address": re.compile(
            r".*(?:[省市区县].*(?:路|街|号|道|巷|弄|镇|乡|村|座|栋|楼)|\d+号|\d+\s+\w+.*\b(?:st|street|ave|road|rd|blvd|lane|dr)\b).*",
            flags | re.DOTALL,
        ),
    }


@lru_cache(maxsize=1)
def _firm_pattern() -> re.Pattern[str]:
    return re.compile(
        r"公司|集团|企业|工厂|[\u4e00-\u9fff]厂|商行|商贸|商店|门店|超市|酒店|宾馆|饭店|餐厅|餐饮|健身|俱乐部|中心|学校|大学"
        r"|中学|小学|学院|幼儿园|医院|诊所|银行|研究[院所]|事务所|工作室|协会|学会|基金会|委员会|[^小老]店(?:[（(].*)?$|连锁|会所"
        r"|科技|实业|物流|传媒|地产|置业|物业|工程队|合作社|经营部|服务部|营业部|分部|总部|局$|馆$|部$|行$"
        r"|\b(?:inc|ltd|llc|llp|plc|gmbh|corp|corporation|co|company|group|holdings?|s\.?a|bv|ag|kg|pty|limited|"
        r"university|college|school|hospital|clinic|bank|hotel|club|gym|studio|center|centre|association|institute)\b\.?",
        re.IGNORECASE,
    )


def looks_like_firm(name: str) -> bool:
    """Whether a name is a firm's rather than a human being's."""
    return _firm_pattern().search(name) is not None


def looks_like_person(name: str) -> bool:
    """Whether a name is a human being's: two to four Han characters, or two or three Latin words."""
    name = re.sub(r"(?:先生|女士|小姐|老师|总|经理)$", "", name.strip())
    if not name or looks_like_firm(name):
        return False
    if re.fullmatch(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}", name):
        return True
    if re.fullmatch(r"[\u3400-\u9fff]{1,6}[·•][\u3400-\u9fff·•]{1,12}", name):
        return True
    return bool(re.fullmatch(r"[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*){1,3}", name))


def _tests() -> dict[str, Callable[[str], bool]]:
    patterns = _patterns()
    tests: dict[str, Callable[[str], bool]] = {
        name: (lambda text, found=pattern: found.fullmatch(text) is not None)  # type: ignore[misc]
        for name, pattern in patterns.items()
    }
    tests["phone"] = lambda text: any(
        patterns["mobile"].fullmatch(part.strip()) or patterns["phone"].fullmatch(part.strip())
        for part in re.split(r"[;；,，、/\n]", text)
    )
    tests["person"] = looks_like_person
    tests["firm"] = looks_like_firm
    return tests


def shape_shares(values: Sequence[str]) -> dict[str, float]:
    """Share of the filled values that have each shape."""
    filled = [value.strip() for value in values if value.strip()][:200]
    if not filled:
        return {}
    shares = {name: sum(map(test, filled)) / len(filled) for name, test in _tests().items()}
    shares["person_distinct"] = len(set(filled)) / len(filled)
    return shares


COMPATIBLE: dict[str, tuple[str, ...]] = {
    "phone": ("phone", "mobile", "json", "number"),
    "email": ("email", "json"),
    "day": ("day", "number"),
    "moment": ("day", "number"),
    "birthday": ("day", "number"),
    "money": ("money", "number"),
    "int": ("number",),
    "credit_code": ("credit_code", "number"),
}
"""Which shapes a value type may have at all; a column of another shape contradicts its header."""


def day_orders(values: Sequence[str]) -> str:
    """How day, month and year are ordered in values like 5/8/2023: "dmy", "mdy", or "" when nothing tells."""
    for value in values:
        found = re.match(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}", value)
        if found and int(found[1]) > 12:
            return "dmy"
        if found and int(found[2]) > 12:
            return "mdy"
    return ""


def day_kinds(values: Sequence[str]) -> int:
    """How many different ways of writing a date the values use."""
    return len(
        {
            re.sub(r"\d", "0", re.sub(r"\d{1,2}(?!\d)", "0", value.strip()))
            for value in values
            if value.strip()
        }
    )
