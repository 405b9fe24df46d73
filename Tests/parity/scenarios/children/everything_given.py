"""Everything that the command says is in the Initiated event and in the child's Started event (WF-14, WF-18)."""

from harness import commands as c


def run(t):
    t.start(priority={"priority_key": 2, "fairness_key": "mine", "fairness_weight": 2.5}, workflow_run_timeout=c.seconds(300))
    child = t.other("child")
    t.respond(
        t.poll(),
        c.start_child(
            t,
            child,
            namespace="default",
            input=c.payloads("in"),
            workflow_execution_timeout=c.seconds(100),
            workflow_run_timeout=c.seconds(50),
            workflow_task_timeout=c.seconds(20),
            parent_close_policy="PARENT_CLOSE_POLICY_ABANDON",
            control="control",
            workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE",
            retry_policy={"maximum_attempts": 3},
            header={"fields": {"h": c.payload("header")}},
            memo={"fields": {"m": c.payload(1)}},
            search_attributes={"indexed_fields": {"ParityKeyword": c.payload("key")}},
            priority={"priority_key": 4},
            user_metadata={"summary": c.payload("in short")},
        ),
    )
    t.poll()
    t.poll(t.unique("child-queue"))
    t.show_history("the parent's history")
    t.show_history("the child's history", workflow=child)
    t.show("the child", t.describe(workflow=child))
