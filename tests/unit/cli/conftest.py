"""A data file and a way to call commands as a person does."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import cli
from app.db.journal import Step
from app.db.store import Store
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.leads import LeadInput, create_lead
from app.usecases.reaches import ReachInput


@dataclass(frozen=True)
class Answer:
    """What a call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The answer read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small firm: two firms of a similar name, a person, a lead."""
    path = tmp_path / "firm.lianyi"
    store = Store.create(path)
    with store.write(Step.of("customer.create", name="x")) as uow:
        contacts = [ContactInput("林国栋", reaches=[ReachInput("phone", "13857150002", "mobile")])]
        phone = ReachInput("phone", "13857150001", "mobile")
        create_customer(uow, CustomerInput("康悦健身", "organisation", reaches=[phone], contacts=contacts))
        create_customer(uow, CustomerInput("康悦酒店", "organisation"))
        create_customer(uow, CustomerInput("单慧"))
        create_lead(uow, LeadInput("赵启明", {"firm": "澜湾度假酒店"}))
    store.close()
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call a command; English unless --lang says otherwise."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def call(*words: object) -> Answer:
        result = CliRunner().invoke(cli, [str(word) for word in words], prog_name="lianyi")
        return Answer(result.exit_code, result.stdout, result.stderr)

    return call
