"""Requests that are wrong whatever the run does (QU-02, QU-03)."""

from harness import commands as c
from harness import updates as u

METHOD = "UpdateWorkflowExecution"


def run(t):
    first = t.start().run_id
    t.respond(t.poll())

    def without(**changes):
        return {**u.fields(t, "u"), **changes}

    def request(**changes):
        return without(request={**u.fields(t, "u")["request"], **changes})

    t.refused("no request", METHOD, **without(request=None))
    t.refused("no name", METHOD, **request(input={"name": ""}))
    t.refused("no input", METHOD, **request(input=None))
    t.refused("no meta", METHOD, **request(meta=None, input={"name": ""}))
    t.refused("no workflow id", METHOD, **without(workflow_execution={"workflow_id": ""}))
    t.refused("no execution", METHOD, **without(workflow_execution=None))
    t.refused("a bad run id", METHOD, **without(workflow_execution={"workflow_id": t.wf, "run_id": "x"}))
    t.refused("an unknown workflow", METHOD, **without(workflow_execution={"workflow_id": "nobody"}))
    t.refused("a foreign chain", METHOD, **without(first_execution_run_id="0197a0f0-0000-7000-8000-000000000000"))
    t.refused("a long id", METHOD, **request(meta={"update_id": "x" * 1001}))
    t.refused("poll: no reference", "PollWorkflowExecutionUpdate")
    t.refused("poll: no id", u.poll, t, "")
    t.refused("poll: unknown", u.poll, t, "nobody")
    t.refused("poll: a bad run id", u.poll, t, "u", run="x")
    reference = {"workflow_execution": {"workflow_id": "nobody"}, "update_id": "u"}
    t.refused("poll: an unknown workflow", "PollWorkflowExecutionUpdate", update_ref=reference)
    update = u.send(t, "u", first_execution_run_id=first)
    u.take(t, t.poll())
    t.show("the right chain", update.result().stage)
