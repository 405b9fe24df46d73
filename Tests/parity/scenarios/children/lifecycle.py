"""A child is initiated, started, then gets its first task; its result becomes an event of the parent; each knows the other (WF-14, WF-27)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child, input=c.payloads("in")))
    task = t.poll(t.unique("child-queue"))
    t.show("the child's task", task)
    started = t.poll()
    t.show_history("started")
    t.show("the parent", t.describe())
    t.show("the child", t.describe(workflow=child))
    t.respond(started)
    t.respond(task, c.complete("out"))
    t.respond(t.poll(), c.complete())
    t.show_history("the parent's history")
    t.show_history("the child's history", workflow=child)
    t.show("the parent afterwards", t.describe())
