"""A page token belongs to the run it was given for, also when a later run has become the current one (WT-10)."""

from harness import commands as c


def run(t):
    t.start(input=c.payloads("first"))
    first = t.call("GetWorkflowExecutionHistory", execution=t.execution(), maximum_page_size=1)
    t.respond(t.poll(), c.complete("the first's"))
    t.start(input=c.payloads("second"))
    fields = {"execution": t.execution(), "next_page_token": first.next_page_token}
    t.show("the rest of the first run", list(t.call("GetWorkflowExecutionHistory", **fields).history.events))
    t.show("without a token", list(t.call("GetWorkflowExecutionHistory", execution=t.execution()).history.events))
    other = {"execution": t.execution(workflow="parity-nobody"), "next_page_token": first.next_page_token}
    t.refused("a token of another workflow", "GetWorkflowExecutionHistory", **other)
    waiting = t.begin(
        "GetWorkflowExecutionHistory",
        execution=t.execution(),
        wait_new_event=True,
        history_event_filter_type="HISTORY_EVENT_FILTER_TYPE_CLOSE_EVENT",
    )
    t.sleep(0.5)
    t.start(workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING")
    t.show("waiting for a close while a new run starts", waiting.result())
