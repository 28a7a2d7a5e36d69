"""Ties between people, firms and us: paired from both ends, never twice, undone, in the bin and back."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.journal_step import Step
from app.db.store import Store
from app.insight.ties import is_mutual, role_name
from app.queries.introductions import introductions
from app.queries.relations import TieRow, chains, referrals_of, senders, tie, ties_of, ties_of_ends
from app.sentences.errors import UserError
from app.usecases import ties
from app.usecases.contacts import add_contact
from app.usecases.customers import create_customer
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.recycling import recycle_records, restore_records
from app.usecases.relation_input import ME, End
from app.usecases.undoing import undo_last
from app.vocabulary import TieKind

STEP = Step.of("tie.create", name="x")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    with store.write(STEP) as uow:
        return usecase(uow, *args, **kwargs)


def firm(store: Store, name: str, kind: str = "organisation", **values: Any) -> int:
    return int(run(store, create_customer, CustomerInput(name, kind, values=values)))


def person(store: Store, customer: int, name: str, gender: str | None = None) -> int:
    return int(
        run(store, add_contact, customer, ContactInput(name, values={"gender": gender} if gender else {}))
    )


def tied(store: Store, first: End, second: End, kind: str, **values: Any) -> int:
    return int(run(store, ties.add_tie, first, second, kind, values))


def seen(store: Store, customer: int) -> list[tuple[str | None, str, str]]:
    return [
        (row.other.name if row.other else None, row.role, row.own_role)
        for row in ties_of(store.reader(), customer)
    ]


def test_a_tie_has_its_name_from_either_end(store: Store) -> None:
    anchor, river = firm(store, "Anchor"), firm(store, "River")
    father, daughter = person(store, anchor, "Old Fang", "male"), person(store, river, "Young Fang", "female")
    key = tied(
        store, End(contact_id=father), End(contact_id=daughter), "parent", closeness=1, since="1990-05"
    )
    assert seen(store, anchor) == [("Young Fang", "@tie_role.child.female", "@tie_role.parent.male")]
    assert seen(store, river) == [("Old Fang", "@tie_role.parent.male", "@tie_role.child.female")]
    run(store, ties.edit_tie, key, {}, ends=(End(contact_id=daughter), End(contact_id=father)))
    assert seen(store, anchor) == [("Young Fang", "@tie_role.parent.female", "@tie_role.child.male")]
    run(store, undo_last)
    assert seen(store, anchor) == [("Young Fang", "@tie_role.child.female", "@tie_role.parent.male")]


def test_own_words_name_a_tie_and_fit_both_ends_where_only_one_is_given(store: Store) -> None:
    anchor, river = firm(store, "Anchor"), firm(store, "River")
    tied(store, End(anchor), End(river), "other", forward="landlord", backward="tenant")
    assert seen(store, river) == [("Anchor", "landlord", "tenant")]
    tied(store, End(anchor), End(river), "other", forward="neighbour")
    assert ("River", "neighbour", "neighbour") in seen(store, anchor)
    tied(store, ME, End(river), "relative", forward="cousin")
    assert (None, "cousin", "@tie_role.relative") in seen(store, river)


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        ("other", {}, "tie.no_name"),
        ("friend", {"since": "lately"}, "tie.since"),
        ("friend", {"since": "2020-13"}, "tie.since"),
        ("friend", {"forward": "x" * 41}, "tie.long_name"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, kind: str, values: dict[str, Any], code: str) -> None:
    anchor, river = firm(store, "Anchor"), firm(store, "River")
    with pytest.raises(UserError) as refused:
        tied(store, End(anchor), End(river), kind, **values)
    assert refused.value.code == code


def test_nobody_is_tied_to_themselves_or_twice(store: Store) -> None:
    anchor, river = firm(store, "Anchor"), firm(store, "River")
    for first, second, code in ((End(anchor), End(anchor), "tie.self"), (ME, ME, "tie.self")):
        with pytest.raises(UserError) as refused:
            tied(store, first, second, "friend")
        assert refused.value.code == code
    tied(store, End(anchor), End(river), "friend")
    tied(store, End(anchor), End(river), "supplier")
    tied(store, End(river), End(anchor), "supplier")  # each supplies the other
    for first, second, kind in ((river, anchor, "friend"), (anchor, river, "supplier")):
        with pytest.raises(UserError) as refused:
            tied(store, End(first), End(second), kind)
        assert refused.value.code == "tie.exists"
    run(store, recycle_records, "customer", [river])
    assert seen(store, anchor) == []
    with pytest.raises(UserError):
        tied(store, End(anchor), End(river), "colleague")


def test_a_tie_goes_to_the_bin_and_comes_back(store: Store) -> None:
    anchor, river = firm(store, "Anchor"), firm(store, "River")
    key = tied(store, End(anchor), End(river), "partner")
    run(store, recycle_records, "tie", [key])
    assert seen(store, anchor) == []
    assert tie(store.reader(), key) is None
    run(store, restore_records, "tie", [key])
    assert seen(store, river) == [("Anchor", "@tie_role.partner", "@tie_role.partner")]


def test_rings_are_set_by_hand_for_many_at_once_and_undone(store: Store) -> None:
    keys = [firm(store, name) for name in ("Anchor", "River")]
    assert run(store, ties.set_closeness, "customer", keys, 2) == 2
    rings = "SELECT closeness FROM customer ORDER BY id"
    assert store.reader().all(rings) == [(2,), (2,)]
    run(store, undo_last)
    assert store.reader().all(rings) == [(None,), (None,)]
    with pytest.raises(ValueError, match="5"):
        run(store, ties.set_closeness, "customer", keys, 5)


# -- laws ----------------------------------------------------------------------------------------------------------

ACTS = st.lists(
    st.tuples(
        st.sampled_from(("add", "turn", "delete", "restore", "undo", "kind")),
        st.integers(0, 4), st.integers(0, 4), st.sampled_from(TieKind), st.integers(0, 9),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_two_way_ties_stay_paired_whatever_is_done(tmp_path_factory: Any, acts: list[Any]) -> None:
    store = Store.create(tmp_path_factory.mktemp("paired") / "firm.lianyi")
    try:
        keys = [firm(store, f"Firm {n}", gender=("male", "female", None)[n % 3]) for n in range(4)]
        made: list[int] = []
        for act, first, second, kind, which in acts:
            with suppress(UserError):  # what is refused changes nothing
                _act(store, made, act, (_end(keys, first), _end(keys, second)), kind, which)
            _check_pairs(store, keys)
    finally:
        store.close()


def _end(keys: list[int], number: int) -> End:
    return End(keys[number]) if number < len(keys) else ME


def _act(store: Store, made: list[int], act: str, ends: tuple[End, End], kind: TieKind, which: int) -> None:
    key = made[which % len(made)] if made else None
    if act == "add":
        made.append(tied(store, *ends, kind, forward="a"))
    elif act == "undo":
        if made:
            run(store, undo_last)
    elif key is not None:
        calls = {
            "turn": (ties.edit_tie, (key, {}), {"ends": ends}),
            "kind": (ties.edit_tie, (key, {"forward": "b"}), {"kind": kind}),
            "delete": (recycle_records, ("tie", [key]), {}),
            "restore": (restore_records, ("tie", [key]), {}),
        }
        call, args, kwargs = calls[act]
        run(store, call, *args, **kwargs)


def _check_pairs(store: Store, keys: list[int]) -> None:
    """Whoever sees a tie is seen by the other end in the same tie, with the names turned round."""
    rows = [row for key in keys for row in ties_of_ends(store.reader(), [key])]
    views: dict[int, list[TieRow]] = {}
    for row in rows:
        views.setdefault(row.id, []).append(row)
    for both in views.values():
        ends = {(r.here.key if r.here else 0, r.other.key if r.other else 0) for r in both}
        if len(both) == 2:
            one, other = both
            assert (one.role, one.own_role, one.first) == (other.own_role, other.role, not other.first)
            assert ends == {(there, here) for here, there in ends}
        else:
            assert both[0].other is None, "only a tie with ourselves is seen from one end"
        if is_mutual(both[0].kind) and not both[0].forward:
            assert role_name(both[0].kind, first=True, gender=None, own=None).startswith("@")


# -- referrals -----------------------------------------------------------------------------------------------------


def test_a_chain_of_referrals_counts_directly_and_all_the_way_down(store: Store) -> None:
    names = ["Root", "Child", "Other child", "Grandchild", "Stranger"]
    root, child, other, grand, stranger = (firm(store, name) for name in names)
    for sent, by in ((child, root), (other, root), (grand, child)):
        run(store, ties.set_referrer, sent, by)
    with store.write(STEP) as uow:
        for key, revenue in ((root, 1), (child, 10), (other, 200), (grand, 4_000), (stranger, 50_000)):
            uow.driver.execute("UPDATE customer SET revenue = ? WHERE id = ?", (revenue, key))
    found = referrals_of(store.reader(), root)
    assert (found.by_id, found.direct, found.chain, found.chain_count) == (None, 210, 4_210, 3)
    assert [(one.name, one.revenue, one.down) for one in found.sent] == [
        ("Child", 10, 4_000),
        ("Other child", 200, 0),
    ]
    assert referrals_of(store.reader(), grand).by_name == "Child"
    run(store, ties.set_thanked, child, "2026-09-01")
    assert [(s.name, s.sent, s.unthanked, s.direct, s.chain) for s in senders(store.reader())] == [
        ("Root", 2, 1, 210, 4_210),
        ("Child", 1, 1, 4_000, 4_000),
    ]
    run(store, undo_last)
    assert senders(store.reader())[0].unthanked == 2


def test_a_circle_of_referrals_is_refused_and_one_from_elsewhere_ends(store: Store) -> None:
    one, two = firm(store, "One"), firm(store, "Two")
    run(store, ties.set_referrer, two, one)
    for sender in (two, one):
        with pytest.raises(UserError) as refused:
            run(store, ties.set_referrer, one, sender)
        assert refused.value.code == "referral.circle"
    with store.write(STEP) as uow:  # two laptops may make one together
        uow.driver.execute("UPDATE customer SET referred_by_id = ? WHERE id = ?", (two, one))
    assert chains(store.reader(), [one, two]) == {one: (1, 0), two: (1, 0)}


# -- introductions -------------------------------------------------------------------------------------------------


def test_the_closest_way_is_told_step_by_step_with_alternatives(store: Store) -> None:
    harbour, summit, far = firm(store, "Harbour"), firm(store, "Summit"), firm(store, "Far")
    close, boss = person(store, harbour, "Close friend"), person(store, summit, "Their colleague")
    goal = person(store, far, "Goal")
    run(store, ties.set_closeness, "contact", [close], 1)
    tied(store, End(contact_id=close), End(contact_id=boss), "colleague", closeness=2)
    tied(store, End(contact_id=boss), End(contact_id=goal), "superior")
    found = introductions(store.reader(), goal)
    assert [stop.who.name for stop in found[0].stops] == ["Close friend", "Their colleague", "Goal"]
    assert (found[0].cost, [stop.ring for stop in found[0].stops]) == (6, [1, 2, 3])
    assert [stop.kind for stop in found[0].stops] == ["own", "colleague", "superior"]
    assert len(found) == 1
    run(store, ties.set_closeness, "customer", [summit], 3)
    assert [
        (way.cost, [stop.who.name for stop in way.stops]) for way in introductions(store.reader(), goal)
    ] == [
        (6, ["Close friend", "Their colleague", "Goal"]),
        (8, ["Summit", "Their colleague", "Goal"]),
    ]


def test_a_competitor_does_not_introduce(store: Store) -> None:
    friend, goal = firm(store, "Friend"), firm(store, "Goal")
    run(store, ties.set_closeness, "customer", [friend], 1)
    tied(store, End(friend), End(goal), "competitor")
    assert introductions(store.reader(), goal) == []
    tied(store, End(friend), End(goal), "partner")
    assert [way.cost for way in introductions(store.reader(), goal)] == [4]
    run(store, recycle_records, "customer", [friend])
    assert introductions(store.reader(), goal) == []
