"""A terminated parent's children meet their close policy too, and the parent hears nothing of it (WF-14, WF-12)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll())
    t.terminate(reason="enough")
    t.wait_closed(workflow=child)
    t.show_history("the child's history", workflow=child)
    t.show_history("the parent's history")
