"""A task's weight gives its fairness key a greater share (TQ-05)."""

from harness import commands as c


def run(t):
    t.start()
    heavy = [c.schedule_activity(t, f"h{number}", priority={"fairness_key": "h", "fairness_weight": 4}) for number in range(12)]
    light = [c.schedule_activity(t, f"l{number}", priority={"fairness_key": "l"}) for number in range(12)]
    t.respond(t.poll(), *heavy, *light)
    t.backlog(2, 24)
    order = "".join(t.poll_activity().activity_id[0] for _ in range(24))
    t.show("of the first ten, at least seven are heavy", order[:10].count("h") >= 7)
    t.show("and some light", "l" in order[:10])
