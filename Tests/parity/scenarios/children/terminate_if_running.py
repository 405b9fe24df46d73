"""A child with the old policy TERMINATE_IF_RUNNING takes the place of what runs under its id (WF-14, WF-02)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    old = t.start(workflow_id=child, task_queue={"name": t.unique("elsewhere")}).run_id
    policy = "WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING"
    t.respond(t.poll(), c.start_child(t, child, workflow_id_reuse_policy=policy))
    t.poll()
    t.show_history("the parent's history")
    t.show_history("what ran before", run=old, workflow=child)
