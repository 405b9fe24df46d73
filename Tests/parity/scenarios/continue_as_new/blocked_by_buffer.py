"""Continue-as-new is a close command: a buffered signal fails the task (WF-09, WT-08)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.signal("during")
    t.refused("unhandled", t.respond, task, c.continue_as_new())
    t.refused("not the last command", t.respond, t.poll(), c.continue_as_new(), c.marker("m"))
    t.show_history()
