"""The leads that the benchmark adds are whole: counted, tallied, indexed like those of a person."""

from datetime import date
from pathlib import Path

from app.benchmark.leads import fill_leads
from app.db.check import check_database
from app.db.journal_step import Step
from app.db.store import Store
from app.queries.leads import LeadFilter, LeadSource, LeadSpec
from app.usecases.team import add_member

TODAY = date(2026, 9, 16)
UNSOUGHT = ("check.search", "check.words")  # they are not in the index of words


def test_a_file_is_filled_with_scored_leads_and_stays_sound(tmp_path: Path) -> None:
    path = tmp_path / "firm.lianyi"
    store = Store.create(path)
    with store.write(Step.of("member.add", name="x")) as uow:
        add_member(uow, "陈立")
    fill_leads(store, TODAY, 300)
    fill_leads(store, TODAY, 300)  # once is enough
    source = LeadSource(store.reader, lambda: TODAY)
    assert source.count(LeadSpec()) == 300
    best = source.first_page(LeadSpec(LeadFilter(grades=("A",)), "score", True))
    assert best[0].score is not None
    assert best[0].score >= 80
    store.close()
    found = [each for each in check_database(path, thorough=True) if each.code not in UNSOUGHT]
    assert found == [], "nobody searches for them, all else is as it should be"
