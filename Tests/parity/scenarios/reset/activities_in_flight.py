"""Activities that the cut history leaves open are given out anew in the new run; answers for the old run's are refused (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.schedule_activity(t, "a", input=c.payloads("in"), heartbeat_timeout=c.seconds(30)))
    old = t.poll_activity()
    t.heartbeat(old, "progress")
    t.signal("s")
    t.respond(t.poll(), c.schedule_activity(t, "b"))
    t.poll_activity()
    new = reset(t, 9)
    t.refused("the old attempt's answer", t.complete_activity, old, "late")
    t.show("pending", list(t.describe(new).pending_activities))
    activity = t.poll_activity()
    t.show("the new attempt", activity)
    t.no_activity("no other activity")
    t.complete_activity(activity, "done")
    t.show_history("the new run", new)
    t.show("the base run's pending activities", len(t.describe(base).pending_activities))
