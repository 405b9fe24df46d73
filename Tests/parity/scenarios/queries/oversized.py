"""A query's answer above 2 MiB becomes a failed query, whichever way it came (QU-01, PL-06)."""

from harness import commands as c

BIG = c.blob(2 * 1024 * 1024 + 1)


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600))
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    token = t.poll().task_token
    t.refused("answering", "RespondQueryTaskCompleted", task_token=token, completed_type=1, query_result=BIG)
    t.refused("the query", query.result)
    t.signal("wake")
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    t.sleep(1)
    task = t.poll()
    results = {key: {"result_type": "QUERY_RESULT_TYPE_ANSWERED", "answer": BIG} for key in task.queries}
    t.refused("completing", t.respond, task, query_results=results)
    t.refused("the buffered query", query.result)
