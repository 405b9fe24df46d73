"""When the client that got the first task never answers, the task times out and goes through its queue (WF-08)."""

from harness import commands as c


def run(t):
    answer = t.start(request_id="req-same", request_eager_execution=True, workflow_task_timeout=c.seconds(2))
    task = t.poll()
    t.show("the second attempt", task.attempt)
    again = t.start(request_id="req-same", request_eager_execution=True)
    t.show("the start repeated meanwhile", again.HasField("eager_workflow_task"))
    t.refused("a late answer", t.respond, answer.eager_workflow_task, c.complete())
    t.respond(task, c.complete())
    t.show_history()
