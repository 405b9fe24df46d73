"""An activity taken and timed out during a workflow task is in history only once the buffer is flushed (AC-02, WT-01)."""

from harness import commands as c


def run(t):
    t.start()
    policy = {"maximum_attempts": 1}
    t.respond(t.poll(), c.schedule_activity(t, "a", start_to_close_timeout=c.seconds(2), retry_policy=policy))
    t.signal("wake")
    task = t.poll()
    t.poll_activity()
    t.sleep(3.5)
    t.show_history("the timeout is buffered")
    t.refused("completing the workflow", t.respond, task, c.complete())
    t.show_history("flushed")
