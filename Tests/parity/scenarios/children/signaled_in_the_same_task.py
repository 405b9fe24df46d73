"""A signal in the task that starts its target may come too early: what becomes of it is told (WF-13, WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child), c.signal_external(child, "early", child_workflow_only=True))
    t.poll(t.unique("child-queue"))
    t.until(lambda: 31 in t.kinds() and {38, 39} & set(t.kinds()))
    t.show("initiated", t.history()[4:6])
