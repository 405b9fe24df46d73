"""Results, failures, details and heartbeats above 2 MiB fail the activity without an error for its worker (AC-07)."""

from harness import commands as c

BIG = c.blob(2 * 1024 * 1024 + 1)


def run(t):
    t.start()
    once = {"maximum_attempts": 1}
    answers = {
        "result": lambda task: t.complete_activity(task, result=BIG),
        "failure": lambda task: t.fail_activity(task, {"message": "x" * (2 * 1024 * 1024 + 1), "application_failure_info": {}}),
        "heartbeat": lambda task: t.call("RecordActivityTaskHeartbeat", task_token=task.task_token, details=BIG),
        "last heartbeat": lambda task: t.fail_activity(task, last_heartbeat_details=BIG),
    }
    for name, answer in answers.items():
        t.respond(t.poll(), c.schedule_activity(t, name, retry_policy=once))
        t.refused(name, answer, t.poll_activity())
    t.respond(t.poll(), c.schedule_activity(t, "cancel details"))
    activity = t.poll_activity()
    t.signal("wake")
    t.respond(t.poll(), c.cancel_activity(t.describe().workflow_execution_info.history_length - 3))
    t.refused("cancel details", t.cancel_activity, activity, details=BIG)
    t.respond(t.poll(), c.complete())
    t.show_history()
