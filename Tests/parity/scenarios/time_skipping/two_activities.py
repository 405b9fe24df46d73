"""While one activity runs, another's wait for its next attempt is not skipped; with the first one's end it is (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.ON)
    retry = {"initial_interval": c.seconds(s.HOUR)}
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy=retry), c.schedule_activity(t, "b"))
    tasks = {task.activity_id: task for task in (t.poll_activity(), t.poll_activity())}
    t.fail_activity(tasks["a"])
    s.show_skips(t, "while b runs")
    t.complete_activity(tasks["b"])
    t.respond(t.poll())
    t.show("the attempt", t.poll_activity().attempt)
    s.show_skips(t, "afterwards")
    t.show_history()
