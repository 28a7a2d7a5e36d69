"""Who is sure to be one (odds of 0.9 and more are merged when nothing else is said), and who is asked about."""

import pytest

from app.exchange.arrivals import arrive
from app.exchange.draft import FirmDraft, LeadDraft, PersonDraft, Reach
from app.exchange.matching import LIKELY, SURE, Candidate, judge
from app.vocabulary import ReachKind, ReachLabel

PHONE = [("phone", "13805711111")]
OWN = (Reach(ReachKind.PHONE, ReachLabel.MOBILE, "13805712222", "+8613805712222"),)


@pytest.mark.parametrize(
    ("draft", "candidate", "shared", "sure"),
    [
        (PersonDraft(2, "王海涛"), Candidate("customer", 1, "王海涛", kind="person"), PHONE, True),
        (FirmDraft(2, "康悦健身"), Candidate("customer", 1, "康悦健身", kind="organisation"), PHONE, True),
        (FirmDraft(2, "康悦健身"), Candidate("customer", 1, "康悦健身", kind="organisation"), [], True),
        # shops of a chain share the number of the head office
        (
            FirmDraft(2, "杭州康悦健身俱乐部西湖文化广场店一分店"),
            Candidate("customer", 1, "杭州康悦健身俱乐部西湖文化广场店二分店", kind="organisation"),
            PHONE,
            False,
        ),
        # whether a name is a firm's or a person's is often only guessed
        (FirmDraft(2, "王海涛"), Candidate("customer", 1, "王海涛", kind="person"), PHONE, True),
        (PersonDraft(2, "王海涛"), Candidate("customer", 1, "王海涛", kind="organisation"), PHONE, True),
        # but with names that are only alike, an owner is not his firm
        (
            FirmDraft(2, "Haitao Fitness Wang Haitao"),
            Candidate("customer", 1, "Haitao Fitness Wang Haita", kind="person"),
            PHONE,
            False,
        ),
        (
            PersonDraft(2, "Haitao Fitness Wang Haita"),
            Candidate("customer", 1, "Haitao Fitness Wang Haitao", kind="organisation"),
            PHONE,
            False,
        ),
        (LeadDraft(2, "王海涛"), Candidate("customer", 1, "王海涛", kind="organisation"), PHONE, True),
        # who speaks for two firms is a contact of each, or one of them would lose its contact
        (
            PersonDraft(2, "王海涛", firm="甲公司"),
            Candidate("contact", 1, "王海涛", firm="乙公司", kind="contact"),
            PHONE,
            False,
        ),
        (
            PersonDraft(2, "王海涛", firm="甲公司"),
            Candidate("contact", 1, "王海涛", firm="甲公司", kind="contact"),
            PHONE,
            True,
        ),
        # the same name at the same firm: sure only when the row brings no phone of its own
        (
            PersonDraft(2, "王海涛", employer="甲公司"),
            Candidate("customer", 1, "王海涛", firm="甲公司", kind="person"),
            [],
            True,
        ),
        (
            PersonDraft(2, "王海涛", employer="甲公司", reach=OWN),
            Candidate("customer", 1, "王海涛", firm="甲公司", kind="person"),
            [],
            False,
        ),
    ],
)
def test_who_is_sure_to_be_one(
    draft: PersonDraft | FirmDraft | LeadDraft,
    candidate: Candidate,
    shared: list[tuple[str, str]],
    sure: bool,
) -> None:
    match = judge(arrive(draft, "CNY"), candidate, shared)
    assert match is not None
    assert match.odds >= LIKELY
    assert (match.odds >= SURE) is sure


def test_a_name_alone_makes_nobody_one() -> None:
    assert (
        judge(arrive(PersonDraft(2, "王海涛"), "CNY"), Candidate("customer", 1, "王海涛", kind="person"), [])
        is None
    )


def test_the_key_of_another_program_is_sure() -> None:
    firm = Candidate("customer", 1, "康悦酒店", kind="organisation")
    match = judge(arrive(FirmDraft(2, "康悦健身"), "CNY"), firm, [], same_key=True)
    assert match is not None
    assert match.odds >= SURE


@pytest.mark.parametrize(
    ("draft", "kind", "code"),
    [
        (FirmDraft(2, "康悦健身"), "organisation", "duplicate.firm_name"),
        (PersonDraft(2, "王海涛"), "person", "duplicate.name"),
    ],
)
def test_the_name_of_a_firm_is_told_from_that_of_a_person(
    draft: PersonDraft | FirmDraft, kind: str, code: str
) -> None:
    match = judge(arrive(draft, "CNY"), Candidate("customer", 1, draft.name, kind=kind), PHONE)
    assert match is not None
    assert [why for why, _value in match.reasons] == ["duplicate.phone", code]
