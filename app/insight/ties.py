"""What the two ends of a tie are to each other: every tie has a name from either end, and the two always pair."""

from typing import NamedTuple

from app.vocabulary import TieKind

# what the first end is to the second, and the second to the first
ROLES: dict[TieKind, tuple[str, str]] = {
    TieKind.PARENT: ("parent", "child"),
    TieKind.SPOUSE: ("spouse", "spouse"),
    TieKind.SIBLING: ("sibling", "sibling"),
    TieKind.RELATIVE: ("relative", "relative"),
    TieKind.INTRODUCED: ("introducer", "introduced"),
    TieKind.CLASSMATE: ("classmate", "classmate"),
    TieKind.TOWNSMAN: ("townsman", "townsman"),
    TieKind.COLLEAGUE: ("colleague", "colleague"),
    TieKind.SUPERIOR: ("superior", "subordinate"),
    TieKind.FRIEND: ("friend", "friend"),
    TieKind.TEACHER: ("teacher", "student"),
    TieKind.SUPPLIER: ("supplier", "buyer"),
    TieKind.PARTNER: ("partner", "partner"),
    TieKind.COMPETITOR: ("competitor", "competitor"),
    TieKind.OTHER: ("other", "other"),
}
GENDERED = frozenset({"parent", "child", "spouse", "sibling"})
# how ties are drawn and filtered: five groups
GROUPS: dict[str, tuple[TieKind, ...]] = {
    "introduces": (TieKind.INTRODUCED,),
    "works_at": (TieKind.COLLEAGUE, TieKind.SUPERIOR),
    "business": (TieKind.SUPPLIER, TieKind.PARTNER, TieKind.COMPETITOR),
    "kin": (TieKind.PARENT, TieKind.SPOUSE, TieKind.SIBLING, TieKind.RELATIVE),
    "personal": (TieKind.CLASSMATE, TieKind.TOWNSMAN, TieKind.FRIEND, TieKind.TEACHER, TieKind.OTHER),
}


class Role(NamedTuple):
    """A role as a person picks it: a kind, and whether whoever has it is the first end of the tie."""

    code: str
    kind: TieKind
    first: bool


def all_roles() -> tuple[Role, ...]:
    """Every role once, kinds in their order; of a kind with two different ones the first end's comes first."""
    found = []
    for kind, (first, second) in ROLES.items():
        found.append(Role(first, kind, first=True))
        if second != first:
            found.append(Role(second, kind, first=False))
    return tuple(found)


def role_of(kind: str, *, first: bool) -> str:
    """The role that the first or second end has in a tie of this kind."""
    pair = ROLES[TieKind(kind)]
    return pair[0] if first else pair[1]


def is_mutual(kind: str) -> bool:
    """Whether both ends have the same role, so that it does not matter which comes first."""
    first, second = ROLES[TieKind(kind)]
    return first == second


def role_name(kind: str, *, first: bool, gender: str | None, own: str | None) -> str:
    """What an end is called by the other one: own words, else a code ("@tie_role.parent.male")."""
    if own:
        return own
    role = role_of(kind, first=first)
    known = role in GENDERED and gender in ("female", "male")
    return f"@tie_role.{role}.{gender}" if known else f"@tie_role.{role}"


def group_of(kind: str) -> str:
    """The group a kind is drawn in."""
    return next(group for group, kinds in GROUPS.items() if kind in kinds)
