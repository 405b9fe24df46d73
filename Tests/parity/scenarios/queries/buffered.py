"""A query that finds a task scheduled travels with it and is answered by its completion (QU-01)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600))
    t.signal("wake")
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state", "query_args": c.payloads(1)})
    t.sleep(1)
    task = t.poll()
    t.show("the task's queries", [[query.query_type, query.query_args] for query in task.queries.values()])
    t.show("it is a normal task", [task.query.query_type, task.started_event_id, task.attempt])
    answers = {key: {"result_type": "QUERY_RESULT_TYPE_ANSWERED", "answer": c.payloads("fine")} for key in task.queries}
    t.respond(task, c.marker("m"), query_results=answers)
    t.show("the answer", query.result())
    t.signal("wake again")
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    t.sleep(1)
    task = t.poll()
    failed = {"result_type": "QUERY_RESULT_TYPE_FAILED", "error_message": "cannot say", "failure": c.failure("inner")}
    t.respond(task, query_results={key: failed for key in task.queries})
    t.refused("failed", query.result)
    t.show_history()
