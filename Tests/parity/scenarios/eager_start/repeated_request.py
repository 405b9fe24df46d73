"""A repeated start gets the same first task again while that one runs, and none once it is done (WF-08)."""

from harness import commands as c


def run(t):
    first = t.start(request_id="req-same", request_eager_execution=True)
    again = t.start(request_id="req-same", request_eager_execution=True)
    t.show("repeated", again)
    t.show("without asking", t.start(request_id="req-same").HasField("eager_workflow_task"))
    t.respond(again.eager_workflow_task)
    t.refused("the first copy's answer", t.respond, first.eager_workflow_task, c.complete())
    t.show("repeated after it is done", t.start(request_id="req-same", request_eager_execution=True).HasField("eager_workflow_task"))
    t.show_history()
