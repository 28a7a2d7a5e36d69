"""The limits that each row of the benchmark is held to, as one table: names as in the report."""

from app.benchmark.measure import Limit

FRAME = 16.7

LIMITS: dict[str, Limit] = {
    "bench.start_face": Limit(ratio=1.25),
    "bench.start_today": Limit(ratio=1.8),
    "bench.start_customers": Limit(ratio=1.8),
    "bench.start_today_growth": Limit(ratio=1.1),
    "bench.start_customers_growth": Limit(ratio=1.1),
    "bench.start_whole": Limit(ratio=4.0),
    "bench.start_whole_customers": Limit(ratio=4.0),
    "bench.start_stall": Limit(p50=50),
    "bench.start_stall_next": Limit(p50=16),
    "bench.memory": Limit(ratio=3.0),
    "bench.first_page": Limit(p99=FRAME),
    "bench.jump": Limit(ratio=0.95, p99=FRAME),
    "bench.page_down": Limit(ratio=0.95, p99=FRAME),
    "bench.wheel": Limit(ratio=0.95, p99=FRAME),
    "bench.sort": Limit(p99=FRAME),
    "bench.filter": Limit(p99=FRAME),
    "bench.two_chips": Limit(p99=400),
    "bench.count": Limit(p99=150),
    "bench.slow_reads": Limit(p99=FRAME),
    "bench.search": Limit(ratio=2.0, p99=FRAME),
    "bench.card": Limit(p50=50),
    "bench.calendar": Limit(p50=33),
    "bench.today": Limit(p50=33),
    "bench.charts": Limit(p50=500),
    "bench.save": Limit(ratio=3.0, p99=16),
    "bench.duplicates": Limit(p50=5),
    "bench.tag_many": Limit(ratio=20),
    "bench.untag_many": Limit(ratio=20),
    "bench.delete_many": Limit(ratio=20),
    "bench.restore_many": Limit(ratio=20),
    "bench.background": Limit(p99=FRAME),
}
