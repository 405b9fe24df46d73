"""Signals and a cancel request are recorded while a workflow is paused, and found by its first task afterwards (WF-23)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll())
    t.pause()
    t.signal("one")
    t.signal("two")
    t.refused("signal with start", "SignalWithStartWorkflowExecution", signal_name="three", **t.start_fields())
    t.refused("cancel", t.request_cancel)
    t.show_history("paused")
    t.no_task()
    t.unpause()
    t.respond(t.poll(), c.cancel())
    t.show_history()
