"""Ids, types and queues hold 1,000 bytes, not characters, and exactly that many (WF-01, PL-06)."""


def run(t):
    fill = lambda label: t.unique(label).ljust(1000, "x")
    # The result is recorded by its outcome alone: these names are long and never the same.
    fields = {"workflow_id": fill("wf"), "workflow_type": {"name": "y" * 1000}, "request_id": "z" * 1000}
    answer = t.start(**fields, task_queue={"name": fill("queue")})
    t.show("started", answer.started)
    t.call("TerminateWorkflowExecution", workflow_execution={"workflow_id": fields["workflow_id"]})
    t.refused("501 characters of two bytes as id", t.start, workflow_id="ü" * 501)
    t.refused("501 characters of two bytes as type", t.start, workflow_type={"name": "ü" * 501})
    t.refused("a long signal name by signal-with-start", signal_with_start, t, signal_name="ü" * 501)
    t.refused("a long identity", t.start, identity="x" * 1001)


def signal_with_start(t, **fields):
    return t.call("SignalWithStartWorkflowExecution", **t.start_fields(), **fields)
