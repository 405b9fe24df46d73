"""A running activity learns of its cancellation by heartbeat and may answer canceled; asking twice changes nothing (AC-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    activity = t.poll_activity()
    t.refused("canceled without a request", t.cancel_activity, activity, "why not")
    t.show("a heartbeat before", t.heartbeat(activity, "half"))
    t.signal("wake")
    t.respond(t.poll(), c.cancel_activity(5))
    t.show("pending", list(t.describe().pending_activities))
    t.show("a heartbeat after", t.heartbeat(activity, "more"))
    t.signal("wake again")
    t.refused("asked twice", t.respond, t.poll(), c.cancel_activity(5))
    t.cancel_activity(activity, "cleaned up")
    t.refused("answered twice", t.cancel_activity, activity, "again")
    t.show_history()
