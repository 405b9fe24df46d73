"""A query before the first task waits for it and is then answered by a query task (QU-01)."""

from harness import commands as c


def run(t):
    t.start()
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    t.sleep(1)
    task = t.poll()
    t.show("the first task carries", [len(task.queries), task.query.query_type, task.started_event_id])
    t.respond(task, c.start_timer("t", 600))
    task = t.poll()
    t.show("then comes", [len(task.queries), task.query.query_type, task.started_event_id])
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1, query_result=c.payloads("fine"))
    t.show("the answer", query.result())
    t.show("history", [event.event_id for event in t.history()])
