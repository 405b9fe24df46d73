"""Pages go on where the one before ended; the last one has no token (VI-05)."""

from harness import lists


def run(t):
    for name in ("a", "b", "c", "d", "e"):
        lists.member(t, name, close=False)
    for name in ("d", "b"):
        t.terminate(workflow=t.unique(name))
    lists.settle(t, 5, closed=2)
    token, number = b"", 0
    while number == 0 or token:
        number += 1
        answer = lists.call(t, "ListWorkflowExecutions", query=lists.of_family(t, ""), page_size=2, next_page_token=token)
        token = answer.next_page_token
        t.show(f"page {number}", [lists.names(answer.executions), bool(token)])
