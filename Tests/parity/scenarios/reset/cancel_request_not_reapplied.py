"""A cancel request behind the reset point is not written again: the new run is not asked to cancel (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.respond(t.poll(), c.marker("m"))
    t.request_cancel()
    t.respond(t.poll(), c.cancel())
    new = reset(t, 4, base)
    t.show_history("the new run", new)
    t.show("cancel requested", t.describe(new).workflow_extended_info.cancel_requested)
    t.respond(t.poll(), c.marker("m"))
    t.request_cancel()
    after = reset(t, 4, base, reset_reapply_type="RESET_REAPPLY_TYPE_ALL_ELIGIBLE")
    t.show("kinds, all eligible", [event.event_type for event in t.history(after)])
