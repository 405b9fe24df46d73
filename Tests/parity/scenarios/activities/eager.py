"""An eager activity comes with the answer of the completion that scheduled it, started already (AC-06)."""

from harness import commands as c


def run(t):
    t.start()
    answer = t.respond(
        t.poll(),
        c.schedule_activity(t, "eager", request_eager_execution=True, input=c.payloads("in")),
        c.schedule_activity(t, "lazy"),
        c.schedule_activity(t, "elsewhere", request_eager_execution=True, task_queue={"name": t.unique("other")}),
    )
    t.show("answer", answer)
    t.show("through the queue", t.poll_activity().activity_id)
    for task in answer.activity_tasks:
        t.complete_activity(task, task.activity_id)
    t.show_history()
