"""The rule of a segment as a line of text that people can type, and back.

    city = 杭州 and (importance >= key or tag = VIP) and no interaction (day within 30)

A test is a field, an operator (= != < <= > >= contains starts in, within/older/next with a number of days) and its
value, or `is empty`, `is not empty`. `has order (…)`, `no order (…)`, `orders (…) >= 3` ask for related records.
`and`, `or`, `not` and parentheses join them; 且, 或, 非, 有, 没有 are understood as well. Own fields stand in
square brackets. The words a person uses for fields and things are looked up by the caller (`known`).
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from app.insight.segment import BARE, DEEPEST, EVERYBODY, SPANS, Not, Related, Rule, Several, Test, tidy
from app.sentences.errors import UserError

Known = Callable[[str, str | None], tuple[str, str] | None]
"""A word and the thing we are inside of (None: the customer) -> ("field" | "thing", key), or nothing."""

_TOKEN = re.compile(
    r"""\s*(?: "((?:[^"\\]|\\.)*)" | \[((?:[^\]\\]|\\.)*)\]
    | (\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![^\s()（）]))
    | (<=|>=|!=|<>|≤|≥|≠|[=<>(),（），]) | ([^\s"\[\]=<>!(),（），≤≥≠]+) )""",
    re.VERBOSE,
)
_SIGNS = {"<>": "!=", "≤": "<=", "≥": ">=", "≠": "!=", "（": "(", "）": ")", "，": ","}
_AND = {"and", "且", "并且", "和"}
_OR = {"or", "或", "或者"}
_NOT = {"not", "非", "不是"}
_HAS = {"has", "有"}
_NONE = {"no", "没有", "无"}
_VERBS = {
    **{word: word for word in ("contains", "starts", "within", "older", "next", "in")},
    "包含": "contains", "开头": "starts", "最近": "within", "超过": "older", "未来": "next", "属于": "in",
}  # fmt: skip
_IS = {"is", "为", "是"}
_EMPTY = {"empty", "空", "空的"}
_DAYS = {"day", "days", "天", "日"}
_PLAIN = re.compile(r"[^\s\"\[\]=<>!(),（），≤≥≠]+\Z")
_KEYWORDS = _AND | _OR | _NOT | _HAS | _NONE | set(_VERBS) | _IS | _EMPTY | _DAYS


class Token(NamedTuple):
    """A piece of the line: quoted text, [own field], sign or word, and where it begins."""

    kind: str
    text: str
    at: int


def parse(text: str, known: Known) -> Rule:
    """The rule a line says; an empty line is everybody. Raises UserError that names the place."""
    reading = _Reading(_tokens(text), known)
    if not reading.tokens:
        return EVERYBODY
    rule = reading.either(None, 0)
    if (left := reading.peek()) is not None:
        raise UserError("segment.left_over", text=left.text, at=left.at + 1)
    return tidy(rule)


def write(rule: Rule) -> str:
    """The line that says a rule, by the keys of fields and things; `parse` reads it back."""
    rule = tidy(rule)
    if rule == EVERYBODY:
        return ""
    return _write(rule, outer=True)


def _write(rule: Rule, *, outer: bool = False) -> str:
    if isinstance(rule, Test):
        return _write_test(rule)
    if isinstance(rule, Not):
        return f"not ({_write(rule.part, outer=True)})"
    if isinstance(rule, Related):
        where = "" if rule.part is None else f" ({_write(rule.part, outer=True)})"
        if (rule.operator, rule.number) == (">=", 1):
            return f"has {rule.thing}{where}"
        if (rule.operator, rule.number) == ("=", 0):
            return f"no {rule.thing}{where}"
        return f"{rule.thing}{where} {rule.operator} {rule.number}"
    joined = (" and " if rule.every else " or ").join(_write(part) for part in rule.parts)
    return joined if outer else f"({joined})"


def _write_test(test: Test) -> str:
    own = test.field.startswith("own:")
    name = f"[{_escaped(test.field[4:], ']')}]" if own else test.field
    if test.operator in BARE:
        return f"{name} is {'empty' if test.operator == 'empty' else 'not empty'}"
    if test.operator == "in":
        return f"{name} in ({', '.join(map(_value, test.values))})"
    value = _value(test.values[0])
    return f"{name} {test.operator} {value}{' days' if test.operator in SPANS else ''}"


def _value(text: str) -> str:
    plain = _PLAIN.match(text) and text.casefold() not in _KEYWORDS
    return text if plain else f'"{_escaped(text, chr(34))}"'


def _escaped(text: str, end: str) -> str:
    return text.replace("\\", "\\\\").replace(end, f"\\{end}")


def _tokens(text: str) -> list[Token]:
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            begin = at + len(text[at:]) - len(text[at:].lstrip())
            raise UserError("segment.not_understood", text=text[begin : begin + 12], at=begin + 1)
        quoted, own, figure, sign, word = match.groups()
        begin = match.start() + len(match.group()) - len(match.group().lstrip())
        if quoted is not None:
            found.append(Token("text", re.sub(r"\\(.)", r"\1", quoted), begin))
        elif own is not None:
            found.append(Token("own", re.sub(r"\\(.)", r"\1", own), begin))
        elif sign is not None:
            found.append(Token("sign", _SIGNS.get(sign, sign), begin))
        else:
            found.append(Token("word", figure or word, begin))
        at = match.end()
    return found


class _Reading:
    """One pass over the tokens, by recursive descent: either, both, one."""

    def __init__(self, tokens: list[Token], known: Known) -> None:
        self.tokens = tokens
        self.place = 0
        self.known = known

    def peek(self) -> Token | None:
        """The next token, left where it is."""
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def take(self) -> Token:
        """The next token."""
        token = self.peek()
        if token is None:
            raise UserError("segment.ends_early")
        self.place += 1
        return token

    def accept(self, words: set[str], kind: str = "word") -> bool:
        """Take the next token if it is one of these."""
        token = self.peek()
        if token is not None and token.kind == kind and token.text.casefold() in words:
            self.place += 1
            return True
        return False

    def either(self, inside: str | None, depth: int) -> Rule:
        """Parts of which any must hold."""
        if depth > DEEPEST:
            raise UserError("segment.too_deep", most=DEEPEST)
        parts = [self.both(inside, depth)]
        while self.accept(_OR):
            parts.append(self.both(inside, depth))
        return parts[0] if len(parts) == 1 else Several(False, tuple(parts))

    def both(self, inside: str | None, depth: int) -> Rule:
        """Parts of which all must hold."""
        parts = [self.one(inside, depth)]
        while self.accept(_AND):
            parts.append(self.one(inside, depth))
        return parts[0] if len(parts) == 1 else Several(True, tuple(parts))

    def one(self, inside: str | None, depth: int) -> Rule:
        """A test, a related thing, a negation, or something in parentheses."""
        if depth > DEEPEST:
            raise UserError("segment.too_deep", most=DEEPEST)
        if self.accept({"("}, "sign"):
            rule = self.either(inside, depth + 1)
            self._close()
            return rule
        if self.accept(_NOT):
            return Not(self.one(inside, depth + 1))
        if self.accept(_HAS):
            return self._related(inside, depth, ">=", 1)
        if self.accept(_NONE):
            return self._related(inside, depth, "=", 0)
        return self._named(inside, depth)

    def _close(self) -> None:
        token = self.take()
        if (token.kind, token.text) != ("sign", ")"):
            raise UserError("segment.no_parenthesis", text=token.text, at=token.at + 1)

    def _related(self, inside: str | None, depth: int, operator: str, number: int) -> Rule:
        token = self.take()
        found = self.known(token.text, inside) if token.kind in ("word", "text") else None
        if found is None or found[0] != "thing":
            raise UserError("segment.unknown_thing", text=token.text, at=token.at + 1)
        return Related(found[1], self._where(found[1], depth), operator, number)

    def _where(self, thing: str, depth: int) -> Rule | None:
        if not self.accept({"("}, "sign"):
            return None
        part = self.either(thing, depth + 1)
        self._close()
        return part

    def _named(self, inside: str | None, depth: int) -> Rule:
        token = self.take()
        if token.kind == "own":
            return self._test(f"own:{token.text}")
        found = self.known(token.text, inside) if token.kind in ("word", "text") else None
        if found is None:
            raise UserError("segment.unknown_field", text=token.text, at=token.at + 1)
        kind, key = found
        if kind == "field":
            return self._test(key)
        part = self._where(key, depth)
        sign = self.take()
        number = self.take()
        comparison = sign.kind == "sign" and sign.text in ("=", "!=", "<", "<=", ">", ">=")
        if not comparison or not number.text.isdecimal():
            raise UserError("segment.how_many", text=token.text, at=sign.at + 1)
        return Related(key, part, sign.text, min(int(number.text), 10**9))

    def _test(self, field: str) -> Rule:
        token = self.take()
        if token.kind == "sign" and token.text in ("=", "!=", "<", "<=", ">", ">="):
            return Test(field, token.text, (self._value(),))
        word = token.text.casefold()
        if token.kind == "word" and word in _IS:
            filled = self.accept(_NOT | {"不"})
            if self.accept(_EMPTY):
                return Test(field, "filled" if filled else "empty")
            value = Test(field, "=", (self._value(),))
            return Not(value) if filled else value
        verb = _VERBS.get(word) if token.kind == "word" else None
        if verb is None:
            raise UserError("segment.unknown_operator", text=token.text, at=token.at + 1)
        if verb == "in":
            return Test(field, "in", self._list())
        value_text = self._value()
        if verb in SPANS:
            self.accept(_DAYS)
        return Test(field, verb, (value_text,))

    def _value(self) -> str:
        token = self.take()
        if token.kind not in ("word", "text"):
            raise UserError("segment.no_value", text=token.text, at=token.at + 1)
        return token.text

    def _list(self) -> tuple[str, ...]:
        token = self.take()
        if (token.kind, token.text) != ("sign", "("):
            raise UserError("segment.no_parenthesis", text=token.text, at=token.at + 1)
        values = [self._value()]
        while self.accept({","}, "sign"):
            values.append(self._value())
        self._close()
        return tuple(values)
