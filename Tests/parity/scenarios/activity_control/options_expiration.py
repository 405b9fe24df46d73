"""A changed schedule-to-close timeout: what the description says, and when it ends the activity (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", schedule_to_close_timeout=c.seconds(100)))
    t.show("expires", t.pending()[0].HasField("expiration_time"))
    options = {"schedule_to_close_timeout": c.seconds(1.5), "start_to_close_timeout": c.seconds(1)}
    mask = {"paths": ["schedule_to_close_timeout", "start_to_close_timeout"]}
    t.refused("changed", t.control, "UpdateActivityOptions", id="a", activity_options=options, update_mask=mask)
    t.respond(t.poll(), c.schedule_activity(t, "b"))
    options = {"schedule_to_close_timeout": c.seconds(100)}
    mask = {"paths": ["schedule_to_close_timeout"]}
    t.control("UpdateActivityOptions", id="b", activity_options=options, update_mask=mask)
    t.show("expires now", t.pending()[0].HasField("expiration_time"))
    t.show_history()
