"""What a failing run has not accepted goes to the run that retries it (QU-06)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start(retry_policy={"maximum_attempts": 2, "initial_interval": c.seconds(1)})
    task = t.poll()
    update = u.send(t, "u")
    t.respond(task, c.fail())
    task = t.poll()
    t.show("attempt of the run", task.history.events[0].workflow_execution_started_event_attributes.attempt)
    t.show("the messages", task.messages)
    u.take(t, task)
    t.refused("the answer", update.result)
    t.show_history()
