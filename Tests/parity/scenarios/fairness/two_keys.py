"""A few tasks of one fairness key do not wait behind many of another: equal keys take turns (TQ-05)."""

from harness import commands as c


def run(t):
    t.start()
    flood = [c.schedule_activity(t, f"a{number}", priority={"fairness_key": "a"}) for number in range(10)]
    few = [c.schedule_activity(t, f"b{number}", priority={"fairness_key": "b"}) for number in range(3)]
    t.respond(t.poll(), *flood, *few)
    t.backlog(2, 13)
    order = "".join(t.poll_activity().activity_id[0] for _ in range(13))
    t.show("the last of the few is among the first half", order.rindex("b") < 7)
    t.show("all", sorted(order))
