"""What cannot be unpaused is refused; an activity that is not paused may be unpaused and is left as it is (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.refused("no activity", t.control, "UnpauseActivity")
    t.refused("an unknown id", t.control, "UnpauseActivity", id="nobody")
    t.refused("an unknown type", t.control, "UnpauseActivity", type="Nobody")
    t.refused("not paused", t.control, "UnpauseActivity", id="a")
    t.refused("not paused, by type", t.control, "UnpauseActivity", type="ParityActivity")
    t.refused("none is paused", t.control, "UnpauseActivity", unpause_all=True)
    t.refused("not all", t.control, "UnpauseActivity", unpause_all=False)
    t.refused("an endless jitter", t.control, "UnpauseActivity", id="a", jitter=c.seconds(1e9))
    t.refused("an unknown workflow", t.control, "UnpauseActivity", execution=t.execution(workflow="nobody"), id="a")
    t.show("pending", t.pending())
