"""The list of leads with a million of them, scored, as fast as the list of customers."""

import json
import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.benchmark.lists import ListBench, Names
from app.benchmark.measure import Row
from app.benchmark.window import Stage
from app.db import waiting_indexes
from app.db.bulk import insert_many
from app.db.journal_step import Step
from app.db.loading import BulkLoad
from app.db.store import Store
from app.queries.leads import SORTS
from app.usecases.naming import name_columns
from app.usecases.team import set_setting
from app.vocabulary import LeadSignal, LeadState

MANY, FEW = 1_000_000, 20_000
CHUNK = 50_000
YEARS = 3


class LeadBench(ListBench):
    """The Leads page."""

    page_id = "leads"
    names = Names(
        "bench.leads_first_page", "bench.leads_jump", "bench.leads_page_down", "bench.leads_wheel",
        "bench.leads_sort", "bench.leads_filter", "bench.leads_two_chips", "bench.leads_count",
    )  # fmt: skip
    sorts = SORTS

    def offers(self) -> list[dict[str, Any]]:
        """What the chips of the page narrow to."""
        return [
            {"owner": self.common("lead", "owner_id")},
            {"states": ("new",)},
            {"states": ("converted", "disqualified")},
            {"grades": ("A",)},
            {"grades": ("C", "D")},
            {"channels": (self.common("lead", "channel_id"),)},
            {"campaigns": (self.common("lead", "campaign"),)},
            {"nothing_planned": True},
            {"no_contact_days": 30},
            {"wake_due": True},
            {"created_from": "2026-06-01"},
        ]


def leads_rows(file: Path, folder: Path, today: date, wanted: int, rounds: int) -> list[Row]:
    """Measure the list on a copy of the sample with so many leads."""
    copy = folder / "leads.lianyi"
    shutil.copyfile(file, copy)
    store = Store.open(copy)
    try:
        fill_leads(store, today, wanted)
    finally:
        store.close()
    stage = Stage(copy, today, "leads")
    try:
        return LeadBench(stage).list_rows(rounds)
    finally:
        stage.close()


def fill_leads(store: Store, today: date, wanted: int) -> None:
    """Give a file so many leads, each with a score; in the search index they are not."""
    reader, random = store.reader(), Random("leads")
    there = int(reader.value("SELECT count(*) FROM lead WHERE deleted_at IS NULL") or 0)
    channels = [key for (key,) in reader.all("SELECT id FROM channel ORDER BY position")]
    members = [key for (key,) in reader.all("SELECT id FROM member ORDER BY position")]
    campaigns = [name for (name,) in reader.all("SELECT name FROM campaign ORDER BY id")] or [None]
    if there >= wanted:
        return
    with store.write(Step("sample.create", {}, undoable=False)) as uow:
        load = BulkLoad(uow.driver)
        load.begin(wanted)
        for first in range(there, wanted, CHUNK):
            rows = [
                _lead(random, today, channels, members, campaigns)
                for _number in range(first, min(first + CHUNK, wanted))
            ]
            keys = insert_many(uow, "lead", rows, remember=False)
            load.inserted("lead", keys[0], keys[-1])
        load.finish()
        waiting_indexes.make_all(uow.driver)
        set_setting(uow, "lead_scored", today.isoformat())  # else the window would begin by scoring a million


def _lead(
    random: Random, today: date, channels: list[int], members: list[int], campaigns: list[Any]
) -> dict[str, Any]:
    created = today - timedelta(days=int(random.triangular(0, 365 * YEARS, 0)))
    score = int(random.triangular(5, 99, 50))
    state = random.choice(list(LeadState)).value
    return {
        **name_columns(f"Lead {random.randrange(10**9):09d}", person=True),
        "firm": f"Firm {random.randrange(200_000)}" if random.random() < 0.7 else None,
        "title": random.choice(("owner", "manager", "buyer", None)),
        "state": state,
        "wake_on": (today + timedelta(days=random.randint(-5, 60))).isoformat()
        if state == "nurture"
        else None,
        "channel_id": random.choice(channels),
        "campaign": random.choice(campaigns) if random.random() < 0.5 else None,
        "interests": "bikes" if random.random() < 0.5 else None,
        "budget": random.randint(1, 400) * 100_000 if random.random() < 0.6 else None,
        "currency": "CNY",
        "signals": json.dumps([random.choice(list(LeadSignal)).value]) if random.random() < 0.4 else None,
        "owner_id": random.choice(members),
        "created_day": created.isoformat(),
        "score": score,
        "grade": "A" if score >= 80 else "B" if score >= 60 else "C" if score >= 40 else "D",
    }
