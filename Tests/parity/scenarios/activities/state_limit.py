"""What is pending of a run may be 8 MiB together: the call that would bring more ends the run and is refused (WT-11)."""

from harness import commands as c
from harness.wire import Refused


def run(t):
    t.start()
    t.respond(t.poll(), *[c.schedule_activity(t, f"a{i}") for i in range(5)])
    tasks = [t.poll_activity() for _ in range(5)]
    for task in tasks[:4]:
        t.call("RecordActivityTaskHeartbeat", task_token=task.task_token, details=c.blob(2_000_000))
    try:
        t.call("RecordActivityTaskHeartbeat", task_token=tasks[4].task_token, details=c.blob(2_000_000))
    except Refused as error:
        t.show("one more", [error.code, error.message.split(".")[0]])
    t.show("the end", t.wait_closed().history.events[-1])
