"""A query that finds an update's task goes with it (QU-01)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    update = u.send(t, "u")
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    t.sleep(0.3)
    task = t.poll()
    t.show("the queries", list(task.queries.values()))
    (query_id,) = task.queries
    result = {"result_type": "QUERY_RESULT_TYPE_ANSWERED", "answer": c.payloads("fine")}
    u.answer(t, task, [u.reject(task.messages[0])], query_results={query_id: result})
    t.show("the update", update.result().outcome)
    t.show("the query", query.result())
    t.show_history()
