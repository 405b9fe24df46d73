"""Listing and counting the activities of a namespace without a workflow (AC-09)."""

from harness import commands as c


def run(t):
    for id in ("a", "b", "c"):
        t.start_standalone(id, activity_type={"name": t.unique("T")}, task_queue={"name": t.queue + id},
            search_attributes={"indexed_fields": {"ParityKeyword": c.payload("word")}})
    t.complete_activity(t.poll_activity(t.queue + "a"))
    t.fail_activity(t.poll_activity(t.queue + "b"), c.failure(non_retryable=True))
    t.sleep(1.5)
    query = f"ActivityType = '{t.unique('T')}'"

    def listed(label, query, **fields):
        answer = t.call("ListActivityExecutions", query=query, **fields)
        t.show(label, sorted(answer.executions, key=lambda one: one.activity_id))

    listed("all of the type", query)
    listed("running", query + " AND ExecutionStatus = 'Running'")
    listed("by id", f"ActivityId = '{t.unique('b')}'")
    listed("by queue", f"TaskQueue = '{t.queue}c'")
    t.show("counted", t.call("CountActivityExecutions", query=query))
    groups = t.call("CountActivityExecutions", query=query + " GROUP BY ExecutionStatus")
    t.show("grouped", [groups.count, sorted((c.payload is not None, g.group_values[0].data, g.group_values[0].metadata["type"], g.count) for g in groups.groups)])
    page = t.call("ListActivityExecutions", query=query, page_size=2)
    rest = t.call("ListActivityExecutions", query=query, page_size=2, next_page_token=page.next_page_token)
    t.show("pages", [len(page.executions), bool(page.next_page_token), len(rest.executions), bool(rest.next_page_token)])
    t.refused("a bad query", t.call, "ListActivityExecutions", query="what")
    t.refused("an unknown name", t.call, "ListActivityExecutions", query="Nobody = 'x'")
    t.refused("a bad status", t.call, "ListActivityExecutions", query="ExecutionStatus = 'running'")
