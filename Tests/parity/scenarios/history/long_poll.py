"""A waiting reader gets what is there, then waits with its token for each new event until the close (WT-10)."""

from harness import commands as c


def run(t):
    t.start()
    read = lambda token: t.begin(
        "GetWorkflowExecutionHistory", execution=t.execution(), wait_new_event=True, next_page_token=token
    )
    first = read(b"").result()
    t.show("what is there", [[event.event_id for event in first.history.events], bool(first.next_page_token)])
    waiting = read(first.next_page_token)
    t.sleep(0.5)
    t.show("still waiting", not waiting.done())
    t.signal("one")
    second = waiting.result()
    t.show("the signal", [[event.event_id for event in second.history.events], bool(second.next_page_token)])
    task = t.poll()
    third = read(second.next_page_token).result()
    t.show("the started task", [[event.event_id for event in third.history.events], bool(third.next_page_token)])
    waiting = read(third.next_page_token)
    t.sleep(0.5)
    t.respond(task, c.complete())
    last = waiting.result()
    t.show("the close", [[event.event_id for event in last.history.events], bool(last.next_page_token)])
    closed = read(b"").result()
    t.show("afterwards", [[event.event_id for event in closed.history.events], bool(closed.next_page_token)])
