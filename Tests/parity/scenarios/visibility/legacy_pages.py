"""Pages of the old lists (VI-06)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}), ("b", {}), ("c", {}))
    answer = lists.call(t, "ListOpenWorkflowExecutions", maximum_page_size=2, type_filter={"name": lists.family(t)})
    t.show("first", lists.names(answer.executions))
    answer = lists.call(
        t, "ListOpenWorkflowExecutions", maximum_page_size=2, type_filter={"name": lists.family(t)}, next_page_token=answer.next_page_token
    )
    t.show("second", lists.names(answer.executions))
