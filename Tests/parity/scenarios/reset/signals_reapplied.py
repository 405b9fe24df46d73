"""Signals behind the reset point are written again, before the task, as they were: input, header, links, identity (WF-19)."""

from harness import commands as c
from harness.resets import reset


def run(t):
    base = t.start().run_id
    t.signal("before")
    task = t.poll()
    t.signal("first", 1, identity="signaller", header={"fields": {"h": c.payload("x")}}, request_id="s-1")
    t.respond(task, c.marker("m"))
    t.signal("second", request_id="s-2")
    t.respond(t.poll(), c.complete())
    new = reset(t, 5, base)
    t.show_history("the new run", new)
    t.refused("a repeated signal", t.signal, "first", request_id="s-1")
    t.show_history("with a repeated signal", new)
