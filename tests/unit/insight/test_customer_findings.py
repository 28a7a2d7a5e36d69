"""The sentences above the charts of customers."""

import pytest

from app.insight import customer_findings as findings
from app.insight.customer_value import Worth
from app.sentences import has_sentence


def written(minor: int) -> str:
    return f"¥{minor}"


def worth(
    key: int, margin: int, potential: int = 0, *, valuable: bool = False, growable: bool = False
) -> Worth:
    return Worth(key, margin, potential, 0, valuable, growable)


CELLS = [[1, 2, 0, 0, 0], [0, 4, 0, 0, 0], *([[0] * 5] * 3)]


@pytest.mark.parametrize(
    ("found", "code", "values"),
    [
        (findings.flow({"loyal": (3, 5), "lost": (1, 4)}), "finding.flow", {"loyal": 2, "lost": 3}),
        (findings.flow({"loyal": (5, 3), "lost": (4, 4)}), "finding.flow_fewer", {"loyal": 2, "lost": 0}),
        (findings.flow({"loyal": (), "lost": ()}), "finding.flow", {"loyal": 0, "lost": 0}),
        (findings.stages({"decline": 1, "growth": 2}), "finding.stages", {"count": 1, "percent": 33, "total": 3}),
        (findings.stages({}), "finding.stages", {"count": 0, "percent": 0, "total": 0}),
        (findings.rfm(CELLS), "finding.rfm", {"count": 7}),
        (findings.rfm([[0] * 5] * 5), "finding.rfm_none", {"count": 0}),
        (findings.rfm_missing(24), "chart.missing_rfm", {"count": 24, "least": 50}),
        (findings.values([], written), "chart.missing_values", {"least": 10}),
        (
            findings.values([worth(1, 90, valuable=True), worth(2, 10, 30, growable=True), worth(3, -50)], written),
            "finding.values",
            {"percent": 90, "potential": "¥30"},
        ),
        (
            findings.rings({1: (2, 10), 2: (1, 5), None: (9, 1)}, written),
            "finding.rings",
            {"count": 3, "revenue": "¥15"},
        ),
        (findings.rings({1: (0, 0), None: (9, 1)}, written), "finding.rings_none", {"count": 9}),
        (findings.keepings(0, 4, 0, written), "finding.keeping_none", {"let_go": 4}),
        (findings.keepings(2, 0, 7, written), "finding.keeping", {"count": 2, "expected": "¥7", "let_go": 0}),
        (findings.keepings(2, 1, 7, written), "finding.keeping_more", {"count": 2, "expected": "¥7", "let_go": 1}),
    ],
)  # fmt: skip
def test_a_finding_says_what_the_figures_say(
    found: findings.Finding, code: str, values: dict[str, object]
) -> None:
    assert (found.code, found.values) == (code, values)
    assert all(has_sentence(code, language) for language in ("en", "zh_CN"))
