"""A cancel request before the reset point stays: the new run is still asked to cancel (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.request_cancel()
    t.respond(t.poll(), c.cancel())
    new = reset(t, 5, base)
    t.show_history("the new run", new)
    t.show("cancel requested", t.describe(new).workflow_extended_info.cancel_requested)
    t.request_cancel()
    t.show("asked again", [event.event_type for event in t.history(new)])
