"""Keep this release's schema and a small file of it: `python tests/data/old/freeze.py`, once per schema version."""

import sys
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from app.db.backup import make_backup  # noqa: E402
from app.db.driver import connect  # noqa: E402
from app.db.journal import Step  # noqa: E402
from app.db.schema import SCHEMA_VERSION  # noqa: E402
from app.db.store import Store  # noqa: E402
from app.usecases.contacts import ContactInput  # noqa: E402
from app.usecases.customers import CustomerInput, create_customer  # noqa: E402
from app.usecases.follow_ups import FollowUpInput, plan_follow_up  # noqa: E402
from app.usecases.interactions import InteractionInput, log_interaction  # noqa: E402
from app.usecases.leads import LeadInput, create_lead  # noqa: E402
from app.usecases.reaches import ReachInput  # noqa: E402
from app.usecases.team import add_member, set_setting  # noqa: E402

START = round(datetime(2026, 9, 16, 9).timestamp() * 1000)


def schema_of(path: Path) -> list[str]:
    """Every table and index of a file as it was written, triggers and the search index aside."""
    with closing(connect(path, read_only=True)) as connection:
        rows = connection.execute(
            "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL "
            "AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name"
        ).fetchall()
    return [sql for (sql,) in rows]


def fill(path: Path) -> None:
    """A customer with phone, contact, tag, talk and follow-up, and a lead."""
    store = Store.create(path, now=lambda: START)
    with store.write(Step.of("member.add", name="陈立")) as uow:
        member = add_member(uow, "陈立")
        set_setting(uow, "company", "海拓健身器材")
    with store.write(Step.of("customer.create", name="康悦健身连锁")) as uow:
        contact = ContactInput("林国栋", ["decision_maker"], reaches=[ReachInput("phone", "13900000002")])
        phones = [ReachInput("phone", "13800000001", "mobile"), ReachInput("email", "info@example.com")]
        customer = create_customer(
            uow,
            CustomerInput(
                "康悦健身连锁",
                "organisation",
                {"owner_id": member},
                reaches=phones,
                tags=["VIP"],
                contacts=[contact],
            ),
        )
        log_interaction(uow, InteractionInput("想先看布局图再定", "visit", customer, happened_at=START))
        plan_follow_up(uow, FollowUpInput("发送方案二稿", "email", "2026-09-18T10:00", customer_id=customer))
        create_lead(uow, LeadInput("赵启明", {"firm": "澜湾度假酒店"}))
    store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        firm = Path(folder) / "firm.lianyi"
        fill(firm)
        (HERE / f"v{SCHEMA_VERSION:04d}.sql").write_text(";\n".join(schema_of(firm)) + ";\n", "utf-8")
        make_backup(firm, HERE / f"v{SCHEMA_VERSION:04d}.lianyi-backup", now=lambda: START)
