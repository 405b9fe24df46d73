"""A start that asks for it gets the first workflow task in its answer, and nobody else gets it (WF-08)."""

from harness import commands as c


def run(t):
    answer = t.start(request_eager_execution=True, input=c.payloads("in"))
    t.show("the answer", answer)
    t.no_task()
    t.show("pending", t.describe().pending_workflow_task)
    t.respond(answer.eager_workflow_task, c.start_timer("t", 0))
    t.respond(t.poll(), c.complete("done"))
    t.show_history()
