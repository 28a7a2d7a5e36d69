"""What is remembered of ways to reach is what a plain list of them would say."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from app.exchange import reach_memory
from app.exchange.reach_memory import ReachMemory

TEXTS = st.lists(
    st.sampled_from(["+8613805711111", "+8613805712222", "lin@kangyue.cn", "杭州", "登云路3号", ""])
)


@given(
    st.sampled_from([2, 1 << 19]),
    st.lists(TEXTS, max_size=8),
    st.frozensets(st.sampled_from(["杭州", "", "lin@kangyue.cn", "nobody"])),
)
def test_rows_are_found_in_whatever_portions_they_came(
    large: int, portions: list[list[str]], asked: frozenset[str]
) -> None:
    memory, rows = ReachMemory(), list[tuple[str, int]]()
    for portion in portions:
        keys = range(len(rows), len(rows) + len(portion))
        with mock.patch.object(reach_memory, "LARGE", large):
            memory.add(portion, keys)
        rows += zip(portion, keys, strict=True)
    for most in (None, 1, 2):
        counts = {text: sum(text == other for other, _ in rows) for text in asked}
        wanted = [key for text, key in rows if text in asked and (most is None or counts[text] <= most)]
        assert sorted(memory.find(asked, most)) == wanted
