"""Changing the retry policy in the backoff changes when the next attempt is due (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy={"initial_interval": c.seconds(600)}))
    t.fail_activity(t.poll_activity())
    mask = {"paths": ["retry_policy.initial_interval"]}
    options = {"retry_policy": {"initial_interval": c.seconds(0.2)}}
    t.refused("changed", t.control, "UpdateActivityOptions", id="a", activity_options=options, update_mask=mask)
    t.show("the next", t.poll_activity())
