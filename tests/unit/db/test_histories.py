"""Whatever is done in whatever order: derived values equal a recount, undo then redo changes nothing."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from app.db.journal import Step
from app.db.store import Store
from app.queries.search import find
from app.sentences.errors import UserError
from app.usecases import contacts, customers, follow_ups, interactions, leads, recycling, tags
from app.usecases.undoing import redo_last, undo_last

from .helpers import assert_derived_right, facts

NAMES = st.sampled_from(
    ["张伟", "康悦健身", "Anna Lee", "单雄信", "重庆K歌", 'O\'Brien "x"', "𠮷野家", "a_b%c"]
)
PHONES = st.lists(st.sampled_from(["13800001111", "0571-8866 1234", "+44 20 7946 0958", "12"]), max_size=2)
DAYS = st.sampled_from([None, "2026-09-01", "2026-09-16T15:00", "2026-12-31"])
TAGS = st.sampled_from(["VIP", "vip", "展会", "ＶＩＰ"])
KINDS = st.sampled_from(["call", "visit", "note"])


class Histories(RuleBasedStateMachine):
    """One file, one person, any order of deeds."""

    people = Bundle("people")
    leads = Bundle("leads")
    plans = Bundle("plans")
    talks = Bundle("talks")
    binned = Bundle("binned")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = 1_790_000_000_000
        self.store = Store.create(Path(self.folder.name) / "firm.lianyi", self.clock)

    def clock(self) -> int:
        self.now += 60_000
        return self.now

    @initialize(target=people)
    def begin(self) -> Any:
        """Somebody with a phone and something planned, so that no deed goes to waste."""
        key = self.create("张伟", ["13800001111"], "person", "VIP")
        self.log(key, "call", 0)
        self.plan(key, "2026-09-01")
        return key

    @rule(key=people, phone=st.sampled_from(["13900002222", "021-6633 1188"]))
    def correct_a_phone(self, key: int, phone: str) -> None:
        kept = self.store.reader().value("SELECT min(id) FROM reach WHERE customer_id = ?", (key,))
        self.do(customers.edit_customer, key, {"reaches": [customers.ReachInput("phone", phone, id=kept)]})

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    def do(self, function: Any, *args: Any, **values: Any) -> Any:
        """One step; a record that is gone meanwhile is a refusal, not a failure."""
        try:
            with self.store.write(Step.of("trial")) as uow:
                return function(uow, *args, **values)
        except UserError as refused:
            if refused.code not in ("record.gone", "undo.nothing", "redo.nothing", "db.still_used"):
                raise
            return None

    @staticmethod
    def reaches(phones: list[str]) -> list[Any]:
        return [customers.ReachInput("phone", phone) for phone in phones]

    @rule(
        target=people, name=NAMES, phones=PHONES, kind=st.sampled_from(["person", "organisation"]), tag=TAGS
    )
    def create(self, name: str, phones: list[str], kind: str, tag: str) -> Any:
        given = customers.CustomerInput(
            name, kind, reaches=self.reaches(phones), tags=[tag], contacts=[contacts.ContactInput("林国栋")]
        )
        return self.do(customers.create_customer, given)

    @rule(key=people, name=NAMES, phones=PHONES, city=st.sampled_from(["", "杭州"]))
    def edit(self, key: int, name: str, phones: list[str], city: str) -> None:
        self.do(customers.edit_customer, key, {"name": name, "city": city, "reaches": self.reaches(phones)})

    @rule(keys=st.lists(people, max_size=4), level=st.integers(1, 3))
    def set_many(self, keys: list[int], level: int) -> None:
        self.do(customers.set_customers, keys, {"importance": level})

    @rule(keys=st.lists(people, max_size=4), tag=TAGS)
    def tag_many(self, keys: list[int], tag: str) -> None:
        self.do(tags.tag_records, "customer", keys, tag)

    @rule(keys=st.lists(people, max_size=4), tag=TAGS)
    def untag_many(self, keys: list[int], tag: str) -> None:
        self.do(tags.untag_records, "customer", keys, tag)

    @rule(target=leads, name=NAMES, phones=PHONES)
    def create_lead(self, name: str, phones: list[str]) -> Any:
        return self.do(leads.create_lead, leads.LeadInput(name, {"firm": "澜湾"}, self.reaches(phones)))

    @rule(key=leads, state=st.sampled_from(["contacting", "qualified", "new"]))
    def move_lead(self, key: int, state: str) -> None:
        self.do(leads.set_lead_state, [key], state)

    @rule(target=talks, key=people, kind=KINDS, ago=st.integers(0, 10**9))
    def log(self, key: int, kind: str, ago: int) -> Any:
        given = interactions.InteractionInput("谈过", kind, customer_id=key, happened_at=self.now - ago)
        logged = self.do(interactions.log_interaction, given)
        return logged.interaction_id if logged else multiple()

    @rule(key=talks, kind=KINDS, ago=st.integers(0, 10**9))
    def edit_talk(self, key: int, kind: str, ago: int) -> None:
        self.do(interactions.edit_interaction, key, {"kind": kind, "happened_at": self.now - ago})

    @rule(target=plans, customer=people, due=DAYS)
    def plan(self, customer: int, due: str | None) -> Any:
        given = follow_ups.FollowUpInput("回访", due=due, customer_id=customer)
        key = self.do(follow_ups.plan_follow_up, given)
        return multiple() if key is None else key

    @rule(key=plans)
    def complete(self, key: int) -> None:
        self.do(follow_ups.complete_follow_up, key, result="好")

    @rule(key=plans, due=DAYS)
    def postpone(self, key: int, due: str | None) -> None:
        self.do(follow_ups.postpone_follow_up, key, due)

    @rule(key=plans)
    def reopen(self, key: int) -> None:
        self.do(follow_ups.reopen_follow_up, key)

    @rule(
        target=binned,
        one=st.one_of(
            st.tuples(st.just("customer"), people),
            st.tuples(st.just("lead"), leads),
            st.tuples(st.just("interaction"), talks),
            st.tuples(st.just("follow_up"), plans),
        ),
    )
    def recycle(self, one: tuple[str, int]) -> Any:
        self.do(recycling.recycle_records, one[0], [one[1]])
        return one

    @rule(one=consumes(binned))
    def restore(self, one: tuple[str, int]) -> None:
        self.do(recycling.restore_records, one[0], [one[1]])

    @rule()
    def undo(self) -> None:
        self.do(undo_last)

    @rule()
    def redo(self) -> None:
        self.do(redo_last)

    @rule()
    def there_and_back(self) -> None:
        before = facts(self.store)
        undone = self.do(undo_last)
        if undone is not None:
            assert undone.kept == []
            self.do(redo_last)
        assert facts(self.store) == before

    @invariant()
    def derived_values_equal_a_recount(self) -> None:
        assert_derived_right(self.store)

    @invariant()
    def search_finds_exactly_the_living(self) -> None:
        reader = self.store.reader()
        living = {
            key for (key,) in reader.all("SELECT id FROM customer WHERE deleted_at IS NULL AND name = '张伟'")
        }
        found = {
            hit.id for hit in find(reader, "zhangwei", 200) if hit.kind == "customer" and hit.title == "张伟"
        }
        assert found == living


Histories.TestCase.settings = settings(
    max_examples=12, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHistories = Histories.TestCase
