"""The trial that a packaged build must pass passes here, in both languages."""

import pytest

from app.exchange.import_job import run_now
from app.sentences import LANGUAGES, has_sentence
from app.window_commands.trial import Finding, try_out


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_tried_works(language: str, qtbot: object) -> None:
    findings: list[Finding] = run_now(try_out(language))
    assert [f"{each.what}: {each.trouble}" for each in findings if each.trouble] == []
    assert all(has_sentence(each.what, language) for each in findings)
    assert len([each for each in findings if each.what == "cli.trial.page"]) >= 9
