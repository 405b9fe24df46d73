"""A page that holds exactly what there is (VI-05)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}), ("b", {}))
    answer = lists.call(t, "ListWorkflowExecutions", query=lists.of_family(t, ""), page_size=2)
    t.show("first", lists.names(answer.executions))
    if answer.next_page_token:
        answer = lists.call(t, "ListWorkflowExecutions", query=lists.of_family(t, ""), page_size=2, next_page_token=answer.next_page_token)
        t.show("then", lists.names(answer.executions))
