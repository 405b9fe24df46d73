"""A page of history holds so many batches, not events, forwards and backwards (WT-10, WT-12)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), *[c.marker(f"m{number}") for number in range(5)])
    t.signal("one")
    t.signal("two")
    t.respond(t.poll(), c.complete())
    for method in ("GetWorkflowExecutionHistory", "GetWorkflowExecutionHistoryReverse"):
        for size in (1, 4, 100):
            pages, token = [], b""
            while True:
                answer = t.call(method, execution=t.execution(), maximum_page_size=size, next_page_token=token)
                pages.append([event.event_id for event in answer.history.events])
                token = answer.next_page_token
                if not token:
                    break
            t.show(f"{method}, pages of {size}", pages)
    t.refused("a negative page size", "GetWorkflowExecutionHistory", execution=t.execution(), maximum_page_size=-1)
    t.refused("a broken token", "GetWorkflowExecutionHistory", execution=t.execution(), next_page_token=b"garbage")
    t.refused("no execution", "GetWorkflowExecutionHistory")
    t.refused("no such workflow", "GetWorkflowExecutionHistory", execution={"workflow_id": "parity-nobody"})
    t.refused("no such run", t.history, "11111111-2222-3333-4444-555555555555")
    t.refused("a run id that is none", t.history, "nonsense")
    t.refused("backwards, no such workflow", "GetWorkflowExecutionHistoryReverse", execution={"workflow_id": "parity-nobody"})
