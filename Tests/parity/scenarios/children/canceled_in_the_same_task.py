"""A task cannot start a child and ask it to cancel (WF-13, WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.refused("both", t.respond, t.poll(), c.start_child(t, child), c.cancel_external(child, child_workflow_only=True))
    t.show_history()
