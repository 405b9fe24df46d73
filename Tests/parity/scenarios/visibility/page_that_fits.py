"""A page that holds exactly what there is (VI-05)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}), ("b", {}))
    answer = lists.call(t, "ListWorkflowExecutions", query=lists.of_family(t, ""), page_size=2)
    t.show("first", lists.names(answer.executions))
    # The original has a token there, and nothing behind it.
    token, rest = answer.next_page_token, []
    while token:
        answer = lists.call(t, "ListWorkflowExecutions", query=lists.of_family(t, ""), page_size=2, next_page_token=token)
        token = answer.next_page_token
        rest += lists.names(answer.executions)
    t.show("then", rest)
