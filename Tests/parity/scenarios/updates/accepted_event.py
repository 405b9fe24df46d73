"""The accepted event repeats the request as the worker repeats it: header, arguments and meta (QU-02)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    fields = u.fields(t, "u", "one", {"two": 2})
    fields["request"]["input"]["header"] = {"fields": {"trace": c.payload("abc")}}
    pending = t.begin("UpdateWorkflowExecution", **fields)
    task = t.poll()
    t.show("the message", task.messages)
    u.take(t, task)
    t.show("the answer", pending.result())
    t.show_history()
