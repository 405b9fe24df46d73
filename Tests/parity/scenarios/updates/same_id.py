"""The same update id is the same update: in flight, completed, and after the run has closed (QU-02)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    first = u.send(t, "u", "one")
    second = t.begin("UpdateWorkflowExecution", **u.fields(t, "u", "two", name="other"))
    t.sleep(0.3)
    task = t.poll()
    t.show("the messages", task.messages)
    u.take(t, task)
    t.show("first", first.result())
    t.show("second", second.result())
    t.show("after completion", t.call("UpdateWorkflowExecution", **u.fields(t, "u")))
    t.signal("s")
    t.respond(t.poll(), c.complete())
    t.show("after the run's end", t.call("UpdateWorkflowExecution", **u.fields(t, "u")))
    t.show("asked for", u.poll(t, "u"))
    t.refused("another", "UpdateWorkflowExecution", **u.fields(t, "v"))
    t.refused("another, asked for", u.poll, t, "v")
    t.show_history()
