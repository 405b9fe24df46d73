"""Reuse policies decide about children whose id belongs to a closed workflow (WF-14, WF-02)."""

from harness import commands as c

POLICIES = ("ALLOW_DUPLICATE", "ALLOW_DUPLICATE_FAILED_ONLY", "REJECT_DUPLICATE")


def run(t):
    t.start()
    commands = []
    for end in ("completed", "failed"):
        for policy in POLICIES:
            child = t.other(f"{end}-{policy}")
            t.start(workflow_id=child, task_queue={"name": t.unique("ended")})
            t.respond(t.poll(t.unique("ended")), c.complete() if end == "completed" else c.fail(message="gave up"))
            commands.append(c.start_child(t, child, workflow_id_reuse_policy=f"WORKFLOW_ID_REUSE_POLICY_{policy}"))
    for command in commands:
        t.respond(t.poll(), command, force_create_new_workflow_task=False)
    t.poll()
    t.show_history()
