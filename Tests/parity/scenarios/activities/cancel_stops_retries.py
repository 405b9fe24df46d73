"""After a cancel request a failed attempt is not retried; one in backoff closes at once (AC-04, AC-02)."""

from harness import commands as c


def run(t):
    t.start()
    slow = {"initial_interval": c.seconds(600), "maximum_interval": c.seconds(600)}
    t.respond(t.poll(), c.schedule_activity(t, "fails"), c.schedule_activity(t, "waits", retry_policy=slow))
    tasks = {task.activity_id: task for task in (t.poll_activity(), t.poll_activity())}
    t.fail_activity(tasks["waits"], c.failure("into the backoff"))
    t.signal("wake")
    t.respond(t.poll(), c.cancel_activity(5), c.cancel_activity(6))
    t.fail_activity(tasks["fails"], c.failure("after the request"))
    t.respond(t.poll(), c.complete())
    t.show_history()
