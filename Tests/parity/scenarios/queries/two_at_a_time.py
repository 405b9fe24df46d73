"""While a task is started one query may wait for the next; a second one is told to come later (QU-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600))
    t.signal("wake")
    task = t.poll()
    query = {"query_type": "state"}
    first = t.begin("QueryWorkflow", execution=t.execution(), query=query)
    t.sleep(1)
    t.refused("the second", "QueryWorkflow", execution=t.execution(), query=query)
    t.respond(task, c.marker("m"))
    task = t.poll()
    t.show("the first comes by itself", [task.query.query_type, len(task.queries), task.started_event_id])
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1, query_result=c.payloads("fine"))
    t.show("the answer", first.result())
