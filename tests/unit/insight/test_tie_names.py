"""Every tie has a name from either end, and the two always pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.ties import GROUPS, ROLES, all_roles, group_of, is_mutual, role_name, role_of
from app.sentences import has_sentence
from app.vocabulary import TieKind

GENDERS = (None, "male", "female", "other")


@pytest.mark.parametrize(
    ("kind", "first", "gender", "own", "expected"),
    [
        ("parent", True, "male", None, "@tie_role.parent.male"),
        ("parent", False, "female", None, "@tie_role.child.female"),
        ("parent", False, "other", None, "@tie_role.child"),
        ("spouse", True, "female", None, "@tie_role.spouse.female"),
        ("sibling", False, None, None, "@tie_role.sibling"),
        ("introduced", True, "male", None, "@tie_role.introducer"),
        ("introduced", False, "male", None, "@tie_role.introduced"),
        ("supplier", False, None, None, "@tie_role.buyer"),
        ("superior", True, None, None, "@tie_role.superior"),
        ("relative", True, "female", "cousin", "cousin"),
    ],
)
def test_an_end_is_called(kind: str, first: bool, gender: str | None, own: str | None, expected: str) -> None:
    assert role_name(kind, first=first, gender=gender, own=own) == expected


@given(st.sampled_from(TieKind), st.booleans())
def test_the_names_of_both_ends_pair(kind: TieKind, first: bool) -> None:
    pair = {role_of(kind, first=first), role_of(kind, first=not first)}
    assert pair == set(ROLES[kind])
    assert is_mutual(kind) == (len(pair) == 1)


@given(st.sampled_from(TieKind), st.booleans(), st.sampled_from(GENDERS))
def test_every_name_can_be_said_in_both_languages(kind: TieKind, first: bool, gender: str | None) -> None:
    code = role_name(kind, first=first, gender=gender, own=None).removeprefix("@")
    assert has_sentence(code, "en")
    assert has_sentence(code, "zh_CN")


def test_every_role_is_offered_once_and_leads_back_to_its_kind() -> None:
    roles = all_roles()
    assert len({role.code for role in roles}) == len(roles)
    assert {role.kind for role in roles} == set(TieKind)
    assert all(role_of(role.kind, first=role.first) == role.code for role in roles)


def test_every_kind_is_drawn_in_one_group() -> None:
    assert sorted(kind for kinds in GROUPS.values() for kind in kinds) == sorted(TieKind)
    assert all(group_of(kind) in GROUPS for kind in TieKind)
