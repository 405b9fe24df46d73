"""The same workflow id and queue in two namespaces are two workflows, and a token of one is refused in the other (PL-01)."""

from harness import commands as c


def run(t):
    other = {"namespace": "parity-other"}
    t.start()
    t.refused("not there yet", "DescribeWorkflowExecution", execution=t.execution(), **other)
    t.start(**other)
    task = t.poll(**other)
    t.show("the other one's task", task.workflow_execution.workflow_id)
    t.refused("completed in the wrong namespace", t.respond, task, c.complete("wrong"))
    t.refused("completed in its own", t.respond, task, c.complete("right"), **other)
    t.show("one runs on", t.describe().workflow_execution_info.status)
    t.refused("no such namespace", t.respond, t.poll(), namespace="parity-nowhere")
