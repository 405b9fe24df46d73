"""Two children of one id in one task: the first starts, the second meets it (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child), c.start_child(t, child))
    t.poll(t.unique("child-queue"))
    t.until(lambda: {30, 31} <= set(t.kinds()))
    t.show("pending", len(t.describe().pending_children))
