"""Fairness holds within a priority, and priority goes before it (TQ-04, TQ-05)."""

from harness import commands as c


def run(t):
    t.start()
    urgent = [c.schedule_activity(t, f"u{number}", priority={"priority_key": 1, "fairness_key": "a"}) for number in range(4)]
    others = [c.schedule_activity(t, f"o{number}", priority={"priority_key": 5, "fairness_key": "b"}) for number in range(4)]
    t.respond(t.poll(), *others, *urgent)
    t.backlog(2, 8)
    t.show("order", "".join(t.poll_activity().activity_id[0] for _ in range(8)))
