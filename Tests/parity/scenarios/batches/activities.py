"""A job unpauses, resets and changes activities of workflows, by their type or all of them (BA-01)."""

from harness import batches
from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    batches.indexed(t, 1)
    t.control("PauseActivity", id="a")
    t.show("paused", [activity.paused for activity in t.pending()])
    batches.start(t, "other", unpause_activities_operation={**batches.IDENTITY, "type": "Nobody"})
    batches.ended(t, "other")
    t.show("still paused", [activity.paused for activity in t.pending()])
    batches.run(t, "all", "all of them", unpause_activities_operation={**batches.IDENTITY, "match_all": True})
    t.show("unpaused", [activity.paused for activity in t.pending()])
    batches.run(t, "reset", "reset", reset_activities_operation={**batches.IDENTITY, "match_all": True})
    batches.run(
        t, "options", "options", update_activity_options_operation={
            **batches.IDENTITY, "match_all": True, "activity_options": {"start_to_close_timeout": c.seconds(77)},
            "update_mask": {"paths": ["start_to_close_timeout"]}})
    t.show("changed", [activity.activity_options.start_to_close_timeout for activity in t.pending()])
