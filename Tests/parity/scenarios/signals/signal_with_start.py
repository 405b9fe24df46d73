"""Signal-with-start signals the running workflow, or starts one whose signal precedes its first task (WF-11)."""

from harness import commands as c


def run(t):
    send = lambda name, **fields: t.call(
        "SignalWithStartWorkflowExecution", signal_name=name, signal_input=c.payloads(name), **t.start_fields(**fields)
    )
    first = send("first", request_id="req-a")
    t.show("started", first)
    t.show("repeated", send("first", request_id="req-a"))
    t.show("running", send("second", request_id="req-b"))
    t.respond(t.poll(), c.complete())
    t.show_history("the first run", first.run_id)
    t.refused("duplicates rejected", send, "third", workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE")
    t.refused("only after failures", send, "4th", workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE_FAILED_ONLY")
    second = send("fifth")
    t.show("after the close", second)
    t.refused("conflict policy FAIL", send, "x", workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_FAIL")
    third = send("sixth", workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING")
    t.show("terminating", third)
    t.show_history("the second run", second.run_id)
    t.show_history("the third run", third.run_id)
    legacy = send("seventh", workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING")
    t.show("the legacy policy", legacy)
    t.refused("no signal name", send, "")
