"""Options of all activities of a type, and of all; the answer shows the options (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    types = [("a", "One"), ("b", "One"), ("c", "Two")]
    t.respond(t.poll(), *[c.schedule_activity(t, id, activity_type={"name": type}) for id, type in types])
    options = {"heartbeat_timeout": c.seconds(11)}
    mask = {"paths": ["heartbeat_timeout"]}
    t.refused("a type", t.control, "UpdateActivityOptions", type="One", activity_options=options, update_mask=mask)
    t.show("then", [(a.activity_id, a.activity_options.heartbeat_timeout) for a in t.pending()])
    options = {"heartbeat_timeout": c.seconds(12)}
    t.refused("all", t.control, "UpdateActivityOptions", match_all=True, activity_options=options, update_mask=mask)
    t.show("in the end", [(a.activity_id, a.activity_options.heartbeat_timeout) for a in t.pending()])
