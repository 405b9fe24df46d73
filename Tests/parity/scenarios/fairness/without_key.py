"""Tasks without a fairness key share as one key among others (TQ-05)."""

from harness import commands as c


def run(t):
    t.start()
    plain = [c.schedule_activity(t, f"n{number}") for number in range(10)]
    keyed = [c.schedule_activity(t, f"k{number}", priority={"fairness_key": "k"}) for number in range(3)]
    t.respond(t.poll(), *plain, *keyed)
    t.backlog(2, 13)
    order = "".join(t.poll_activity().activity_id[0] for _ in range(13))
    t.show("the last keyed one is among the first half", order.rindex("k") < 7)
