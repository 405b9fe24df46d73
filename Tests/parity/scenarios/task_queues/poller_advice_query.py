"""A query's answer carries the same advice (TQ-07, QU-01)."""


def run(t):
    t.start()
    t.respond(t.poll())
    waiting = t.poll_ahead()
    t.sleep(1)
    asking = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    task = waiting.result()
    t.show("asked", [task.query.query_type, task.poller_scaling_decision])
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type="QUERY_RESULT_TYPE_ANSWERED")
    asking.result()
