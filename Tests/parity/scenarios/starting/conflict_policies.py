"""What each conflict policy does to a running workflow, and which combinations are refused (WF-02)."""


def run(t):
    first = t.start()
    for policy in ("UNSPECIFIED", "FAIL", "USE_EXISTING"):
        t.refused(policy, t.start, workflow_id_conflict_policy=f"WORKFLOW_ID_CONFLICT_POLICY_{policy}")
    t.show_history("the first run", first.run_id)
    second = t.start(workflow_id_conflict_policy="WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING")
    t.show("TERMINATE_EXISTING", second)
    t.show_history("the first run, terminated", first.run_id)
    t.show_history("the second run", second.run_id)
    reuse, conflict = "WORKFLOW_ID_REUSE_POLICY_", "WORKFLOW_ID_CONFLICT_POLICY_"
    for reuse_policy, conflict_policy in (
        ("TERMINATE_IF_RUNNING", "FAIL"),
        ("TERMINATE_IF_RUNNING", "USE_EXISTING"),
        ("TERMINATE_IF_RUNNING", "TERMINATE_EXISTING"),
        ("REJECT_DUPLICATE", "TERMINATE_EXISTING"),
        ("REJECT_DUPLICATE", "USE_EXISTING"),
        ("REJECT_DUPLICATE", "FAIL"),
        ("ALLOW_DUPLICATE_FAILED_ONLY", "FAIL"),
    ):
        t.refused(
            f"{reuse_policy} and {conflict_policy}",
            t.start,
            workflow_id_reuse_policy=reuse + reuse_policy,
            workflow_id_conflict_policy=conflict + conflict_policy,
        )
