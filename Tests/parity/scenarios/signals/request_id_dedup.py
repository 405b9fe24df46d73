"""A signal of a known request id is swallowed, also while it is buffered; an empty one is never a duplicate (WF-11)."""

from harness import commands as c


def run(t):
    t.start()
    t.signal("a", request_id="sig-1")
    t.signal("b", request_id="sig-1")
    task = t.poll()
    t.signal("c", request_id="sig-2")
    t.signal("d", request_id="sig-2")
    t.signal("e", request_id="")
    t.signal("f", request_id="")
    t.respond(task, c.marker("m"))
    t.show_history()
