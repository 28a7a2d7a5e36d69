"""Collect the properties of one vCard, of whatever version and maker, into a CardDraft."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from app.exchange import vcard_labels as labels
from app.exchange.content_lines import (
    MAX_ITEMS,
    PLAIN,
    Header,
    Lines,
    RawProperty,
    one_line,
    plain,
    split_escaped,
    text_of,
)
from app.exchange.draft import Birthday, Photo
from app.exchange.vcard_properties import TYPED
from app.exchange.vcard_types import CardDraft, CardReach, NameParts, Relation
from app.exchange.vcard_values import (
    address_text,
    bare_mail,
    bare_phone,
    bare_site,
    check_photo,
    day_text,
    decode_base64,
    lunar_note,
    parse_day,
    parse_lunar,
)
from app.language.text import clean_name, clean_text, has_han
from app.vocabulary import CustomerKind, Gender, ReachKind, ReachLabel

MAX_PROPERTIES = 2_000  # of one card
MAX_EXTRA = 200_000  # characters of one property we do not use but keep
_MOBILE = re.compile(r"(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}\Z")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_REMOTE = re.compile(r"(?:https?|ftp|file|cid):", re.IGNORECASE)
_DATA_URI = re.compile(r"data:[^,]*;base64,", re.IGNORECASE)
_BINARY = {"BASE64", "B"}

Handler = Callable[["CardBuilder", int, Header, str], None]


class CardBuilder:
    """One card in the making; `take` a property at a time, then `finish`."""

    def __init__(self, line: int, lines: Lines) -> None:
        self.line = line
        self.lines = lines
        self.last = ""
        self.empty = True
        self._text: dict[str, str] = {}
        self._parts = NameParts()
        self._firm: tuple[str, str] | None = None
        self._phonetic: dict[str, str] = {}
        self._nicknames: list[str] = []
        self._reaches: list[tuple[str, CardReach]] = []
        self._days: dict[str, Birthday] = {}
        self._gender: Gender | None = None
        self._notes: list[str] = []
        self._tags: list[str] = []
        self._relations: list[tuple[str, Relation]] = []
        self._languages: list[str] = []
        self._photo: Photo | None = None
        self._labels: dict[str, str] = {}
        self._dates: list[tuple[int, Header, str]] = []
        self._extra: list[RawProperty] = []
        self._organisation: bool | None = None
        self.group = False
        self.said_odd = False
        self._count = 0

    def take(self, number: int, header: Header, value: str) -> None:
        """Take one property in."""
        self.last = header.name
        self.empty = False
        self._count += 1
        if self._count > MAX_PROPERTIES:
            if self._count == MAX_PROPERTIES + 1:
                self.lines.faults.append((number, "too_many", ""))
            return
        handler = _HANDLERS.get(header.name)
        if handler is not None:
            handler(self, number, header, value)
        elif header.name not in labels.NOT_KEPT:
            self._take_odd(number, header, value)

    def _take_odd(self, number: int, header: Header, value: str) -> None:
        """A relative in a property of its own, or something to keep as it is."""
        relative = labels.RELATIVES.match(header.name)
        if relative:
            self._add_relation("", relative[1].lower(), one_line(self.text(number, header, value)))
        else:
            self.keep(number, header, value)

    def text(self, number: int, header: Header, value: str) -> str:
        """The value as text, escapes still in place."""
        return text_of(value, header, self.lines, number)

    def keep(self, number: int, header: Header, value: str) -> None:
        """Keep a property as it is written, for the way back."""
        if len(value) > MAX_EXTRA:
            self.lines.faults.append((number, "extra_too_large", header.name))
            return
        parameters = header.parameters
        if header.encoding in _BINARY:
            text = "".join(value.split())
            parameters = (*parameters, ("ENCODING", ("b",)))
        else:
            text = clean_text(self.text(number, header, value)).replace("\n", "\\n")
        self._extra.append(RawProperty(header.name, text, parameters, header.group))

    def append_to_note(self, number: int, line: str) -> None:
        """A line that is no property right after a note: the writer forgot to fold it."""
        self._notes.append(plain(self.text(number, PLAIN, line)))

    def _take_once(self, number: int, header: Header, value: str) -> None:
        """A text of which one is used; a second one is kept as it is."""
        if self._text.get(header.name):
            self.keep(number, header, value)
        else:
            self._text[header.name] = one_line(self.text(number, header, value))

    def _take_name(self, number: int, header: Header, value: str) -> None:
        text = self.text(number, header, value)
        fields = [one_line(part.replace(",", " ")) if "," in part and "\\" not in part else one_line(part)
                  for part in split_escaped(text, ";")]  # fmt: skip
        self._parts = NameParts(*(*fields, "", "", "", "", "")[:5])
        sort_as = header.first("SORT-AS")
        if sort_as:
            self._phonetic.setdefault("SORT-AS", one_line(sort_as.replace(",", " ")))

    def _take_phonetic(self, number: int, header: Header, value: str) -> None:
        self._phonetic[header.name] = one_line(self.text(number, header, value))

    def _take_nickname(self, number: int, header: Header, value: str) -> None:
        for part in split_escaped(self.text(number, header, value), ","):
            self._add_nickname(one_line(part))

    def _add_nickname(self, name: str) -> None:
        if name and len(self._nicknames) < MAX_ITEMS and name not in self._nicknames:
            self._nicknames.append(name)

    def _take_firm(self, number: int, header: Header, value: str) -> None:
        fields = [one_line(part) for part in split_escaped(self.text(number, header, value), ";")]
        firm, department = fields[0], " / ".join(part for part in fields[1:] if part)
        if self._firm is None:
            self._firm = firm, department
        elif (firm, department) != self._firm:
            self.keep(number, header, value)

    def _add_reach(self, header: Header, kind: ReachKind, value: str, custom: str = "",
                   parts: tuple[str, ...] = ()) -> None:  # fmt: skip
        if not value:
            return
        label, word = labels.label_of(header.types)
        if kind is ReachKind.PHONE and not header.types - {"PREF"} and _MOBILE.match(value):
            label = ReachLabel.MOBILE
        preferred = "PREF" in header.types or header.first("PREF") == "1"
        self._reaches.append((header.group, CardReach(kind, label, value, custom or word, preferred, parts)))

    def _take_phone(self, number: int, header: Header, value: str) -> None:
        text = one_line(self.text(number, header, value))
        self._add_reach(header, ReachKind.PHONE, text if header.first(TYPED) else bare_phone(text))

    def _take_mail(self, number: int, header: Header, value: str) -> None:
        text = one_line(self.text(number, header, value))
        self._add_reach(header, ReachKind.EMAIL, text if header.first(TYPED) else bare_mail(text))

    def _take_website(self, number: int, header: Header, value: str) -> None:
        text = one_line(self.text(number, header, value))
        self._add_reach(header, ReachKind.WEBSITE, text if header.first(TYPED) else bare_site(text))

    def _take_address(self, number: int, header: Header, value: str) -> None:
        fields = [one_line(part) for part in split_escaped(self.text(number, header, value), ";")]
        parts = tuple((*fields, *[""] * 7)[:7])
        if not any((*parts[:2], *parts[3:])):
            self._add_reach(header, ReachKind.ADDRESS, parts[2])
        else:
            self._add_reach(header, ReachKind.ADDRESS, address_text(parts), parts=parts)

    def _take_chat(self, number: int, header: Header, value: str) -> None:
        """An account at a chat service: IMPP with its scheme or service, or an X- property per service."""
        text = one_line(self.text(number, header, value))
        service = header.first("X-SERVICE-TYPE")
        scheme = _SCHEME.match(text)
        if header.name in {"IMPP", "X-SOCIALPROFILE"}:
            service = service or header.first("TYPE") if header.name != "IMPP" else service
            service = service or (scheme[1] if scheme else "")
            text = unquote(text[scheme.end() :]) if scheme and not _REMOTE.match(text) else text
        else:
            service = service or header.name.removeprefix("X-").removesuffix("-USERNAME")
            if service == "SIP":
                text = re.sub(r"^sip:", "", text).partition(";")[0]
        kind, custom = labels.chat_kind(service)
        preferred = "PREF" in header.types
        if text:
            reach = CardReach(kind, ReachLabel.OTHER, clean_name(text), custom, preferred)
            self._reaches.append((header.group, reach))

    def _take_day(self, number: int, header: Header, value: str) -> None:
        """A birthday or anniversary, in the sun's or the moon's calendar."""
        text = one_line(self.text(number, header, value))
        slot = labels.DAY_SLOTS[header.name]
        lunar = header.first("CALSCALE").lower() == "chinese" or header.name == "X-LIANYI-LUNAR-BIRTHDAY"
        day = parse_lunar(text) if lunar else parse_day(text)
        if slot == "lunar" and not lunar:
            self.keep(number, header, value)
        elif day is None:
            if text:
                self.lines.faults.append((number, "day_unreadable", text))
                self.keep(number, header, value)
        elif header.name == "X-LIANYI-LUNAR-BIRTHDAY" or slot not in self._days:
            self._days[slot] = day

    def _take_gender(self, number: int, header: Header, value: str) -> None:
        gender = labels.gender_of(one_line(self.text(number, header, value)))
        if gender is None:
            self.keep(number, header, value)
        self._gender = gender or self._gender

    def _take_note(self, number: int, header: Header, value: str) -> None:
        self._notes.append(plain(self.text(number, header, value)))

    def _take_tags(self, number: int, header: Header, value: str) -> None:
        fields = split_escaped(self.text(number, header, value), ",")
        if len(fields) == 1 and header.charset and "\\," in fields[0]:  # one maker escapes every comma
            fields = fields[0].split("\\,")
        for field in fields:
            tag = one_line(field)
            if len(self._tags) >= MAX_ITEMS:
                break
            if tag and tag not in self._tags and tag.lower() not in labels.GOOGLE_GROUPS:
                self._tags.append(tag)

    def _take_related(self, number: int, header: Header, value: str) -> None:
        text = one_line(self.text(number, header, value))
        if header.name == "RELATED" and header.first("VALUE") != "text" and _SCHEME.match(text):
            self.keep(number, header, value)
        else:
            self._add_relation(header.group, header.first("TYPE").lower(), text)

    def _add_relation(self, group: str, kind: str, name: str) -> None:
        if name:
            self._relations.append((group, Relation(kind, name)))

    def _take_language(self, number: int, header: Header, value: str) -> None:
        text = one_line(self.text(number, header, value))
        if text and len(self._languages) < MAX_ITEMS and text not in self._languages:
            self._languages.append(text)

    def _take_label(self, number: int, header: Header, value: str) -> None:
        self._labels[header.group] = labels.bare_label(one_line(self.text(number, header, value)))

    def _take_date(self, number: int, header: Header, value: str) -> None:
        self._dates.append((number, header, value))

    def _take_kind(self, number: int, header: Header, value: str) -> None:
        word = one_line(self.text(number, header, value)).lower()
        if word in {"org", "company", "organization", "organisation"}:
            self._organisation = True
        elif word == "individual":
            self._organisation = False
        self.group |= word == "group"

    def _take_photo(self, number: int, header: Header, value: str) -> None:
        """A picture within the card; one that lies elsewhere is kept as its address and never fetched."""
        text = value.strip()
        if _REMOTE.match(text) or header.first("VALUE").lower() == "url":
            self.lines.faults.append((number, "photo_remote", text[:200]))
            self.keep(number, header, value)
            return
        data = decode_base64(_DATA_URI.sub("", text, count=1))
        if not text or self._photo is not None:
            return
        photo = check_photo(data) if data else "photo_unreadable"
        if isinstance(photo, Photo):
            self._photo = photo
        else:
            self.lines.faults.append((number, photo, ""))

    def _take_custom(self, number: int, header: Header, value: str) -> None:
        """Android's and Huawei's own rows: kind;value;number of the label;label."""
        fields = [one_line(part) for part in split_escaped(self.text(number, header, value), ";")]
        kind, name, code, label = (*fields, "", "", "", "")[:4]
        kind = kind.rpartition("/")[2]
        day = parse_day(name) if kind == "contact_event" else None
        if kind == "nickname":
            self._add_nickname(name)
        elif kind == "relation":
            self._add_relation("", label.lower(), name)
        elif day and code in {"1", "3"}:
            self._days.setdefault("anniversary" if code == "1" else "birthday", day)
        else:
            self.keep(number, header, value)

    def finish(self) -> CardDraft:
        """The card as it stands."""
        self._settle_dates()
        reaches = tuple(self._labelled(group, reach) for group, reach in self._reaches)
        relations = tuple(replace(one, kind=self._labels.pop(group).lower()) if group in self._labels else one
                          for group, one in self._relations)  # fmt: skip
        for group, label in self._labels.items():
            self._extra.append(RawProperty("X-ABLabel", label, (), group))
        firm, department = self._firm or ("", "")
        name, parts = self._name(firm, reaches)
        organisation = self._is_organisation(name, firm, parts)
        return CardDraft(
            line=self.line, name=name, parts=parts,
            kind=CustomerKind.ORGANISATION if organisation else CustomerKind.PERSON,
            phonetic=self._phonetic_name(), nicknames=tuple(self._nicknames),
            firm="" if organisation and firm == name else firm, department=department,
            title=self._text.get("TITLE", ""), occupation=self._text.get("ROLE", ""), reaches=reaches,
            birthday=self._days.get("lunar") or self._days.get("birthday"),
            anniversary=self._days.get("anniversary"), gender=self._gender, note=self._note(),
            tags=tuple(self._tags), relations=relations, languages=tuple(self._languages), photo=self._photo,
            uid=self._text.get("UID", ""), revised=self._text.get("REV", ""), extra=tuple(self._extra),
        )  # fmt: skip

    def _settle_dates(self) -> None:
        """Apple's dates: the label says which one it is."""
        for number, header, value in self._dates:
            day = parse_day(one_line(value))
            if day and self._labels.get(header.group, "").lower() in {"anniversary", "纪念日"}:
                del self._labels[header.group]
                self._days.setdefault("anniversary", day)
            else:
                self.keep(number, header, value)
        if "lunar" in self._days and "birthday" in self._days:
            self._extra.append(RawProperty("BDAY", day_text(self._days["birthday"])))

    def _labelled(self, group: str, reach: CardReach) -> CardReach:
        word = self._labels.pop(group, "") if group else ""
        if not word:
            return reach
        label = labels.label_of_word(word)
        if label is None:
            return replace(reach, custom=word)
        return replace(reach, label=label if reach.label is ReachLabel.OTHER else reach.label)

    def _name(self, firm: str, reaches: tuple[CardReach, ...]) -> tuple[str, NameParts]:
        """The name to show, and the parts it has; a Chinese one told backwards is put right."""
        parts, shown = self._parts, self._text.get("FN", "")
        whole = parts.whole()
        if parts == NameParts(family=parts.family) or parts == NameParts(given=parts.given):
            parts = NameParts()
        family, given = parts.family, parts.given
        if shown in {f"{given} {family}", f"{family} {given}", given + family} and has_han(family + given):
            shown = family + given
        choices = (shown, whole, *self._nicknames, firm, *(reach.value for reach in reaches))
        return next((choice for choice in choices if choice), ""), parts

    def _is_organisation(self, name: str, firm: str, parts: NameParts) -> bool:
        if self._organisation is None:
            return bool(firm and name == firm and not parts.family and not parts.given)
        return self._organisation

    def _phonetic_name(self) -> str:
        spoken = [self._phonetic.get(f"X-PHONETIC-{part}-NAME", "") for part in ("LAST", "MIDDLE", "FIRST")]
        other = self._phonetic.get("SORT-AS") or self._phonetic.get("SORT-STRING") or ""
        return " ".join(part for part in spoken if part) or other

    def _note(self) -> str:
        note = "\n".join(part for part in self._notes if part)
        lunar = self._days.get("lunar")
        line = lunar_note(lunar) if lunar else ""
        return note.removesuffix(line).rstrip() if line and note.endswith(line) else note


_B = CardBuilder
_HANDLERS: dict[str, Handler] = {  # the class's own rows of what it can read
    "FN": _B._take_once, "TITLE": _B._take_once, "ROLE": _B._take_once, "UID": _B._take_once,
    "REV": _B._take_once, "N": _B._take_name, "NICKNAME": _B._take_nickname, "ORG": _B._take_firm,
    "X-PHONETIC-FIRST-NAME": _B._take_phonetic, "X-PHONETIC-MIDDLE-NAME": _B._take_phonetic,
    "X-PHONETIC-LAST-NAME": _B._take_phonetic, "SORT-STRING": _B._take_phonetic, "TEL": _B._take_phone,
    "EMAIL": _B._take_mail, "URL": _B._take_website, "ADR": _B._take_address, "IMPP": _B._take_chat,
    "X-SOCIALPROFILE": _B._take_chat, "GENDER": _B._take_gender, "X-GENDER": _B._take_gender,
    "NOTE": _B._take_note, "CATEGORIES": _B._take_tags, "RELATED": _B._take_related,
    "X-ABRELATEDNAMES": _B._take_related, "LANG": _B._take_language, "X-ABLABEL": _B._take_label,
    "X-ABDATE": _B._take_date, "KIND": _B._take_kind, "X-ABSHOWAS": _B._take_kind,
    "X-ADDRESSBOOKSERVER-KIND": _B._take_kind, "PHOTO": _B._take_photo, "X_OHOS_CUSTOM": _B._take_custom,
    "X-ANDROID-CUSTOM": _B._take_custom,
    **dict.fromkeys(labels.DAY_SLOTS, _B._take_day),
    **dict.fromkeys(labels.CHAT_PROPERTIES, _B._take_chat),
}  # fmt: skip
