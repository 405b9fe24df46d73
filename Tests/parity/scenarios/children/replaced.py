"""A child that somebody's start terminates is told to the parent as terminated (WF-14, WF-02)."""

from harness import commands as c


def run(t):
    t.start()
    child = t.other("child")
    t.respond(t.poll(), c.start_child(t, child))
    t.respond(t.poll())
    conflict = "WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING"
    t.start(workflow_id=child, task_queue={"name": t.unique("elsewhere")}, workflow_id_conflict_policy=conflict)
    t.respond(t.poll(), c.complete())
    t.show_history()
    t.show("the one that replaced it", t.describe(workflow=child).workflow_execution_info.status)
