"""A cancel request during a task is buffered and blocks the close; the same request id does not help (WF-12, WT-08)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.request_cancel(request_id="cancel-1")
    t.refused("again", t.request_cancel, request_id="cancel-1")
    t.refused("another", t.request_cancel, request_id="cancel-2")
    t.refused("completing", t.respond, task, c.complete())
    t.show_history()
    t.respond(t.poll(), c.complete("anyway"))
    t.show("status", t.describe().workflow_execution_info.status)
