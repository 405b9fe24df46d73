"""An activity that runs, waits for a worker or is paused holds time; one that waits for its next attempt does not (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    t.start(time_skipping_config=s.ON)
    retry = {"initial_interval": c.seconds(s.HOUR)}
    t.respond(t.poll(), c.schedule_activity(t, "a", retry_policy=retry), c.start_timer("1", 2 * s.HOUR))
    t.fail_activity(t.poll_activity())
    task = t.poll_activity()
    t.show("the attempt", task.attempt)
    s.show_skips(t, "while the second attempt runs")
    t.complete_activity(task)
    t.respond(t.poll())
    t.respond(t.poll(), c.schedule_activity(t, "b"), c.start_timer("2", s.HOUR))
    t.call("PauseActivity", execution=t.execution(), id="b")
    s.show_skips(t, "while one is paused")
    t.show_history()
