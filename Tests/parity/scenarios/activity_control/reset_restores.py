"""Resetting may restore the options that the activity was scheduled with (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    retry = {"initial_interval": c.seconds(600), "maximum_attempts": 7}
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy=retry))
    t.fail_activity(t.poll_activity())
    changed = {"retry_policy": {"maximum_attempts": 9}, "start_to_close_timeout": c.seconds(50)}
    mask = {"paths": ["retry_policy.maximum_attempts", "start_to_close_timeout"]}
    t.control("UpdateActivityOptions", id="a", activity_options=changed, update_mask=mask)
    t.show("changed", t.pending()[0].activity_options)
    t.control("ResetActivity", id="a", restore_original_options=True)
    t.show("restored", t.pending())
    t.show("the next", t.poll_activity())
