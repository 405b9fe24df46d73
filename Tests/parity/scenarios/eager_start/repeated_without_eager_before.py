"""A repeated start that asks for the first task, when the start before it did not: the task is another worker's (WF-08)."""


def run(t):
    t.start(request_id="req-same")
    again = t.start(request_id="req-same", request_eager_execution=True)
    t.show("while the task waits in its queue", again)
    t.respond(t.poll())
    t.show_history()
