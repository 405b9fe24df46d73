"""A closed run answers queries by its worker; reject conditions answer with the status instead (QU-01)."""

from harness import commands as c

CONDITIONS = ("QUERY_REJECT_CONDITION_NONE", "QUERY_REJECT_CONDITION_NOT_OPEN", "QUERY_REJECT_CONDITION_NOT_COMPLETED_CLEANLY")


def run(t):
    for name, close in {"completed": c.complete("done"), "failed": c.fail()}.items():
        t.start()
        t.respond(t.poll(), close)
        for condition in CONDITIONS:
            fields = {"execution": t.execution(), "query": {"query_type": "state"}, "query_reject_condition": condition}
            query = t.begin("QueryWorkflow", **fields)
            if condition == CONDITIONS[0] or (name == "completed" and condition == CONDITIONS[2]):
                task = t.poll()
                t.show(f"{name}, {condition}: the task", [task.started_event_id, task.history.events[-1].event_id])
                t.call(
                    "RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1, query_result=c.payloads("so")
                )
            t.show(f"{name}, {condition}", query.result())
    t.start()
    t.terminate()
    t.refused("a run without any completed task", "QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
