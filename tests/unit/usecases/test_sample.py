"""The sample company: the same for the same seed, sound by recount, believable by its figures."""

import threading
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.db import search_index
from app.db.journal import Step
from app.db.schema import drop_triggers, rebuild_kept
from app.db.store import Store
from app.language.holidays import DayKind, day_kind
from app.language.phones import normalise_phone
from app.language.recurrence import normal_rule
from app.queries.bargain import bargain
from app.queries.campaigns import campaigns
from app.queries.competitors import competitors
from app.queries.favours import all_favours, waiting
from app.queries.lead_score import learned
from app.queries.objections import answer_bank
from app.queries.promises import due_promises, kept_rate
from app.queries.relations import senders
from app.queries.ripple import ripple_map
from app.queries.search import find
from app.sentences.errors import UserError
from app.usecases.lead_scores import learn_odds, score_next
from app.usecases.sample import SampleMade, create_sample

TODAY = date(2026, 9, 16)
TABLES = (
    *("customer", "contact", "lead", "interaction", "follow_up", "reach", "tag_link", "tie", "favour"),
    *("objection", "promise", "agreed_goal", "term", "concession", "competitor", "competitor_offer"),
)


def make(path: Path, customers: int = 428, **options: Any) -> SampleMade:
    """Run the job to its end."""
    job = create_sample(path, customers, today=TODAY, **options)
    while True:
        try:
            next(job)
        except StopIteration as end:
            made: SampleMade = end.value
            return made


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The whole sample company, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.lianyi"
    make(path)
    store = Store.open(path)
    yield store
    store.close()


def content(path: Path) -> list[tuple[Any, ...]]:
    """Everything a person sees, without keys and stamps."""
    store = Store.open(path)
    reader = store.reader()
    found = []
    for table in TABLES:
        names = [row[1] for row in reader.all(f"PRAGMA table_info({table})")]
        shown = [
            n
            for n in names
            if n != "id" and not n.endswith("_id") and n not in ("created_at", "updated_at", "updated_on")
        ]
        found += [(table, *row) for row in reader.all(f"SELECT {', '.join(shown)} FROM {table} ORDER BY id")]
    store.close()
    return found


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_same_seed_gives_the_same_company(tmp_path: Path, language: str) -> None:
    for name in ("one", "two"):
        make(tmp_path / name, 25, seed=7, language=language)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_another_seed_gives_another_company(tmp_path: Path) -> None:
    make(tmp_path / "one", 25, seed=7)
    make(tmp_path / "two", 25, seed=8)
    assert content(tmp_path / "one") != content(tmp_path / "two")


def test_it_has_428_customers_with_people_leads_talks_and_plans(company: Store) -> None:
    live = dict(company.reader().all("SELECT table_name, live FROM total"))
    assert live["customer"] == 428
    assert live["lead"] == 68 + 128
    assert 300 < live["contact"] < 700
    assert 2_000 < live["interaction"] < 8_000
    assert live["follow_up"] > 400


def test_sums_next_steps_and_phones_equal_a_recount(company: Store) -> None:
    connection = company.driver()
    kept = _kept(connection)
    connection.execute("BEGIN")
    drop_triggers(connection)
    rebuild_kept(connection)
    counted = _kept(connection)
    connection.execute("ROLLBACK")
    connection.close()
    assert kept == counted


def _kept(connection: Any) -> list[Any]:
    return [
        connection.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2, 3").fetchall()
        for table, columns in (
            ("customer", "id, last_contact_at, next_due, phone"),
            ("lead", "id, last_contact_at, next_due, phone"),
            ("tally WHERE amount <> 0", "measure, day, key, amount"),
            ("total", "table_name, live, 0"),
        )
    ]


def test_the_search_index_is_what_a_rebuild_makes(company: Store) -> None:
    connection = company.driver()
    made = _terms(connection)
    connection.execute("BEGIN")
    list(search_index.rebuild(connection))
    rebuilt = _terms(connection)
    connection.execute("ROLLBACK")
    connection.close()
    assert made == rebuilt


def _terms(connection: Any) -> set[tuple[Any, ...]]:
    found: set[tuple[Any, ...]] = set()
    for table in ("search_people", "search_text"):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.terms_{table} USING fts5vocab(main, {table}, instance)"
        )
        found |= set(
            connection.execute(f"SELECT '{table}', term, doc, col, offset FROM temp.terms_{table}").fetchall()
        )
        connection.execute(f"DROP TABLE temp.terms_{table}")
    return found


def test_every_pointer_points_at_something_and_the_file_is_sound(company: Store) -> None:
    connection = company.driver()
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


def test_it_has_all_indexes_and_triggers_of_a_new_file(company: Store, tmp_path: Path) -> None:
    fresh = Store.create(tmp_path / "fresh.lianyi")
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
    assert company.reader().all(schema) == fresh.reader().all(schema)
    fresh.close()


def test_it_can_be_worked_with(company: Store, tmp_path: Path) -> None:
    from app.db.journal_step import Step
    from app.usecases.customers import CustomerInput, create_customer

    path = tmp_path / "copy.lianyi"
    make(path, 10)
    store = Store.open(path)
    with store.write(Step("customer.create", {"name": "x"})) as uow:
        key = create_customer(uow, CustomerInput("单慧"))
    assert find(store.reader(), "shanhui")[0].id == key
    store.close()


def test_it_is_marked_as_the_sample(company: Store) -> None:
    assert company.reader().value("SELECT value FROM setting WHERE name = 'sample'") == "true"


def test_talks_happen_on_working_days_and_before_today(company: Store) -> None:
    days = Counter(dict(company.reader().all("SELECT happened_day, count(*) FROM interaction GROUP BY 1")))
    assert max(days) < TODAY.isoformat()
    assert min(days) >= (TODAY - timedelta(days=550)).isoformat()
    off = sum(n for text, n in days.items() if _off(date.fromisoformat(text)))
    assert off < 0.08 * days.total()


def _off(day: date) -> bool:
    kind = day_kind(day)
    return kind is DayKind.REST or (kind is None and day.weekday() > 4)


def test_spring_is_busier_than_the_weeks_around_chinese_new_year(company: Store) -> None:
    count = "SELECT count(*) FROM interaction WHERE substr(happened_day, 1, 7) = ?"
    assert company.reader().value(count, ("2026-03",)) > 1.5 * company.reader().value(count, ("2026-02",))


def test_few_customers_have_very_many_talks(company: Store) -> None:
    counts = [
        n
        for (n,) in company.reader().all(
            "SELECT count(*) AS n FROM interaction WHERE customer_id IS NOT NULL GROUP BY customer_id ORDER BY n"
        )
    ]
    assert counts[len(counts) // 2] <= 7
    assert counts[-1] >= 50


def test_no_talk_is_older_than_its_customer(company: Store) -> None:
    sql = (
        "SELECT count(*) FROM interaction i JOIN customer c ON c.id = i.customer_id "
        "WHERE i.happened_day < c.created_day"
    )
    assert company.reader().value(sql) == 0


def test_hundreds_of_different_sentences_without_open_marks(company: Store) -> None:
    texts = {
        text
        for (text,) in company.reader().all(
            "SELECT summary FROM interaction UNION SELECT subject FROM follow_up"
        )
    }
    assert len(texts) > 600
    # no mark left open, nothing that only a program writes
    assert not [text for text in texts if any(mark in text for mark in ("{", "[", "'", "None"))]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_word_is_missing_in_a_sentence(tmp_path: Path, language: str) -> None:
    make(tmp_path / "words.lianyi", language=language)
    store = Store.open(tmp_path / "words.lianyi")
    said = store.reader().all("SELECT subject FROM follow_up UNION SELECT summary FROM interaction")
    store.close()
    # a customer at home has no hall to measure, but some room
    assert [text for (text,) in said if text != " ".join(text.split())] == []


def test_open_follow_ups_are_overdue_due_today_this_week_later_and_unscheduled(company: Store) -> None:
    dues = [d for (d,) in company.reader().all("SELECT due FROM follow_up WHERE state = 'open'")]
    today, week = TODAY.isoformat(), (TODAY + timedelta(days=7)).isoformat()
    groups = Counter(
        "none"
        if d is None
        else "late"
        if d < today
        else "today"
        if d[:10] == today
        else "week"
        if d[:10] <= week
        else "later"
        for d in dues
    )
    assert set(groups) == {"none", "late", "today", "week", "later"}
    assert 4 <= groups["today"] <= 20


def test_follow_ups_were_done_on_time_and_some_late(company: Store) -> None:
    done = dict(
        company.reader().all("SELECT key, sum(amount) FROM tally WHERE measure = 'follow_up' GROUP BY key")
    )
    assert done["on_time"] > done["late"] > 20


def test_complaints_are_looked_at_again_afterwards(company: Store) -> None:
    told = company.reader().value("SELECT count(*) FROM interaction WHERE kind <> 'note' AND mood = 1")
    assert told >= 5


def test_repeats_are_rules_we_expand(company: Store) -> None:
    rules = [
        r
        for (r,) in company.reader().all(
            "SELECT DISTINCT repeat_rule FROM follow_up WHERE repeat_rule IS NOT NULL"
        )
    ]
    assert rules
    assert all(normal_rule(rule) for rule in rules)


def test_phones_are_of_a_block_nobody_has_and_are_kept_as_typed_ones_are(company: Store) -> None:
    phones = company.reader().all("SELECT value, normal FROM reach WHERE kind = 'phone'")
    assert len({normal for _, normal in phones}) == len(phones)
    assert all(normal.startswith("+86154") and normalise_phone(value) == normal for value, normal in phones)
    mails = company.reader().all("SELECT value FROM reach WHERE kind = 'email'")
    assert mails
    assert all(value.endswith(".example") for (value,) in mails)


def test_who_sent_a_referred_customer_is_a_customer_too(company: Store) -> None:
    reader = company.reader()
    names = {name for (name,) in reader.all("SELECT name FROM customer")}
    sources = [
        source
        for (source,) in reader.all(
            "SELECT source_note FROM customer c JOIN channel h ON h.id = c.channel_id WHERE h.code = 'referral' "
            "AND source_note IS NOT NULL"
        )
    ]
    assert len(sources) > 30
    assert all(any(name in source for name in names) for source in sources)


def test_stopped_halfway_it_leaves_nothing(tmp_path: Path) -> None:
    job = create_sample(tmp_path / "half.lianyi", 1_500, today=TODAY)
    next(job)
    job.close()
    assert list(tmp_path.glob("half*")) == []


def test_what_is_in_the_way_is_told_of_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"firm\.lianyi'$"):
        make(tmp_path / "file" / "firm.lianyi", 5)


def test_where_nothing_can_be_made_the_name_asked_for_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, **_options: object) -> None:
        raise UserError("db.cannot_open", file=path.name, folder=str(path.parent))

    monkeypatch.setattr(Store, "create", refuse)
    with pytest.raises(UserError) as caught:
        make(tmp_path / "firm.lianyi", 5)
    assert caught.value.values == {"file": "firm.lianyi", "folder": str(tmp_path)}


def test_an_existing_file_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "mine.lianyi"
    path.write_bytes(b"mine")
    with pytest.raises(UserError) as caught:
        make(path, 5)
    assert caught.value.code == "db.exists"
    assert path.read_bytes() == b"mine"


def test_english_has_no_chinese_characters(tmp_path: Path) -> None:
    make(tmp_path / "en.lianyi", 60, language="en")
    shown = " ".join(str(cell) for row in content(tmp_path / "en.lianyi") for cell in row)
    assert not [char for char in shown if "\u4e00" <= char <= "\u9fff"]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A sample beyond the size of a small company."""
    path = tmp_path_factory.mktemp("crowd") / "crowd.lianyi"
    made = make(path, 5_200)
    store = Store.open(path)
    yield store, made
    store.close()


def test_a_crowd_has_five_talks_each_and_few_have_very_many(crowd: Any) -> None:
    store, made = crowd
    assert 4.5 < made.counts["interaction"] / 5_200 < 6
    counts = "SELECT count(*) AS n FROM interaction WHERE customer_id IS NOT NULL GROUP BY customer_id"
    found = sorted(n for (n,) in store.reader().all(counts))
    assert found[len(found) // 2] <= 4
    assert found[-1] > 160


def test_a_crowd_comes_in_bursts(crowd: Any) -> None:
    store, _ = crowd
    day = "SELECT count(*) FROM customer WHERE created_day = ?"
    assert store.reader().value(day, ("2026-03-19",)) > 2 * store.reader().value(day, ("2026-03-12",))


def test_a_crowd_is_sound_counted_and_indexed(crowd: Any) -> None:
    store, _ = crowd
    connection = store.driver()
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    kept, made = _kept(connection), _terms(connection)
    connection.execute("BEGIN")
    drop_triggers(connection)
    rebuild_kept(connection)
    list(search_index.rebuild(connection))
    counted, rebuilt = _kept(connection), _terms(connection)
    connection.execute("ROLLBACK")
    connection.close()
    assert (kept, made) == (counted, rebuilt)


def test_nobody_is_named_at_another_customers() -> None:
    from random import Random

    from app.usecases.sample.company import Client
    from app.usecases.sample.sayings import Sayings
    from app.usecases.sample.words import words

    sayings = Sayings(words("zh_CN"), 1)
    said = [
        sayings.say(Random(1), Client(1, name, name, True, 1, 0, "", 0), "{who}问价") for name in ("甲", "乙")
    ]
    assert said == ["甲问价", "乙问价"]


def test_a_sample_given_up_leaves_neither_file_nor_thread(tmp_path: Path) -> None:
    job = create_sample(tmp_path / "x.lianyi", 3_000, today=TODAY)
    next(job)
    job.close()
    assert list(tmp_path.iterdir()) == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("sample")]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_catalogue_is_whole_and_earns_money(tmp_path: Path, language: str) -> None:
    from app.queries.products import ProductSource, ProductSpec, price_lists, unit_margin

    make(tmp_path / "one", 5, language=language)
    store = Store.open(tmp_path / "one")
    lists = price_lists(store.reader())
    source = ProductSource(store.reader)
    rows = list(source.rows(source.order(ProductSpec())).values())
    assert (len(lists), len(rows), sum(row.is_bundle for row in rows)) == (2, 29, 2)
    for row in rows:
        assert set(row.prices) == {each.id for each in lists}, row.name
        for each in lists:
            left = unit_margin(row.prices[each.id], row.cost, row.tax_rate, tax_included=True)
            assert left is None or 1_000 < left < 8_500, (row.name, left)
    store.close()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_its_leads_come_by_campaigns_and_their_end_can_be_learned_from(tmp_path: Path, language: str) -> None:
    make(tmp_path / "one", 428, language=language)
    store = Store.open(tmp_path / "one")
    try:
        with store.write(Step("lead.scores", {}, undoable=False)) as uow:
            learn_odds(uow, TODAY)
        with store.write(Step("lead.scores", {}, undoable=False)) as uow:
            score_next(uow, 0, TODAY)
        reader = store.reader()
        quality = learned(reader).quality
        assert quality is not None
        assert quality.useful
        grades = {
            grade
            for (grade,) in reader.all(
                "SELECT DISTINCT grade FROM lead WHERE state IN ('new', 'contacting', 'qualified')"
            )
        }
        assert grades == {"A", "B", "C", "D"}
        found = campaigns(reader)
        assert len(found) == 6
        assert all(row.leads and row.won and row.cost_per_lead for row in found)
    finally:
        store.close()


def test_its_deals_are_bargained_over_with_answers_that_have_a_rate(company: Store) -> None:
    reader = company.reader()
    rates = [each.rate.percent for each in answer_bank(reader, "price")]
    assert rates[0] is not None, "the best answer to the price has ten cases"
    assert all(row.product and row.won + row.lost > 0 for row in competitors(reader))
    bargained = reader.value(
        "SELECT t.deal_id FROM term t JOIN quote q ON q.deal_id = t.deal_id WHERE q.version = 2"
    )
    found = bargain(reader, bargained)
    assert found is not None
    assert found.standing.offer_margin is not None
    assert [each.margin is not None for each in found.concessions] == [True, True]
    assert {code for code, _values in found.advice} >= {"bargain.ask_below_floor", "bargain.step"}
    due = due_promises(reader, TODAY, 99)
    assert due
    assert kept_rate(reader).percent is not None


def test_its_people_know_each_other(company: Store) -> None:
    reader = company.reader()
    found = ripple_map(reader)
    assert 25 <= len(found.people) <= 60
    assert {person.ring for person in found.people} == {1, 2, 3, 4}
    assert {link.group for link in found.links} == {"introduces", "works_at", "business", "kin", "personal"}
    favours = all_favours(reader)
    assert {row.direction for row in favours} == {"given", "received"}
    assert any(row.answered_by_id for row in favours)
    assert waiting(reader, TODAY, 6), "some were never answered"
    assert senders(reader)
