"""Only the start that made the run gets its first task: not one that found a run, but one that replaced it (WF-08)."""


def run(t):
    t.start()
    policy = "WORKFLOW_ID_CONFLICT_POLICY_"
    found = t.start(request_eager_execution=True, workflow_id_conflict_policy=policy + "USE_EXISTING")
    t.show("USE_EXISTING", found)
    made = t.start(request_eager_execution=True, workflow_id_conflict_policy=policy + "TERMINATE_EXISTING")
    t.show("TERMINATE_EXISTING", made)
    t.respond(made.eager_workflow_task)
    t.show_history()
