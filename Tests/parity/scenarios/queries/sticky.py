"""A query goes to the sticky queue without history, and to the normal queue with all of it when nobody is there (QU-01, WT-04)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.start_timer("t", 600), sticky_attributes=t.stick())
    waiting = t.poll_ahead(sticky=True)
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    task = waiting.result()
    t.show("on the sticky queue", task)
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1, query_result=c.payloads(1))
    t.show("the answer", query.result())
    t.call("ResetStickyTaskQueue", execution=t.execution())
    query = t.begin("QueryWorkflow", execution=t.execution(), query={"query_type": "state"})
    task = t.poll()
    t.show("on the normal queue", [event.event_id for event in task.history.events])
    t.call("RespondQueryTaskCompleted", task_token=task.task_token, completed_type=1, query_result=c.payloads(2))
    t.show("the answer again", query.result())
