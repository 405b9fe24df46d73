"""The end of a child that the worker has not seen blocks the parent's completion (WF-14, WT-08)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child))
    task = t.poll(t.unique("child-queue"))
    parent = t.poll()
    t.respond(task, c.complete("out"))
    t.sleep(1)
    t.refused("completion", t.respond, parent, c.complete())
    t.respond(t.poll(), c.complete())
    t.show_history()
