"""An answer tells its worker to poll more when tasks wait, and less when the poll waited; a poll without task is told nothing (TQ-07)."""

from harness import commands as c


def run(t):
    waiting = t.poll_ahead()
    t.sleep(1)
    t.start()
    task = waiting.result()
    t.show("waited", task.poller_scaling_decision)
    t.respond(task, *[c.schedule_activity(t, f"a{number}") for number in range(5)])
    t.backlog(2, 5)
    t.sleep(0.3)
    t.show("tasks wait", t.poll_activity().poller_scaling_decision)
    answer = t.call("PollWorkflowTaskQueue", timeout=2.5, task_queue={"name": t.queue}, identity="parity-worker")
    t.show("no task", answer)
