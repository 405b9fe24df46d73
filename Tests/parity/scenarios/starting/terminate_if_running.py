"""The legacy TERMINATE_IF_RUNNING terminates the running workflow and starts, also while a task is started (WF-02)."""


def run(t):
    first = t.start()
    t.poll()
    t.signal("buffered")
    second = t.start(workflow_id_reuse_policy="WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING")
    t.show("started", second)
    t.show_history("the first run", first.run_id)
    t.show_history("the second run", second.run_id)
    t.show("the first run's status", t.describe(first.run_id).workflow_execution_info.status)
