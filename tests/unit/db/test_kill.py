"""Killed in the middle of writing: what was told to be saved is there, nothing half is or damaged."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.db.store import Store

from .helpers import assert_derived_right

WRITER = """
import sys
from pathlib import Path
from app.db.journal import Step
from app.db.store import Store
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.reaches import ReachInput
store = Store.open(Path(sys.argv[1]))
while True:
    with store.write(Step.of("customer.create")) as uow:
        phone = ReachInput("phone", "13800001111")
        key = create_customer(uow, CustomerInput("康悦", reaches=[phone], tags=["VIP"]))
        log_interaction(uow, InteractionInput("谈过", customer_id=key))
    print(key, flush=True)
"""


@pytest.mark.parametrize("saved", [1, 6])
def test_killed_while_writing(tmp_path: Path, saved: int) -> None:
    path = tmp_path / "firm.lianyi"
    Store.create(path).close()
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=root
    ) as writer:
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(saved)]
        writer.kill()
        told += [int(line) for line in writer.stdout.read().split()]
    store = Store.open(path)
    reader = store.reader()
    kept = [key for (key,) in reader.all("SELECT id FROM customer ORDER BY id")]
    assert kept[: len(told)] == told, "whatever was told to be saved is saved"
    assert len(kept) <= len(told) + 1, "at most the one that was saved but not yet told"
    whole = reader.value(
        "SELECT count(*) FROM customer c WHERE phone IS NOT NULL AND last_contact_at IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM tag_link l WHERE l.customer_id = c.id)"
    )
    assert whole == len(kept), "each with its phone, its tag and its talk"
    assert_derived_right(store)
    store.close()
