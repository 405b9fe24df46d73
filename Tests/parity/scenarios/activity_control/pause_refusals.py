"""What cannot be paused is refused: nothing named, an unknown activity, a run that is not there or closed (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.refused("no activity", t.control, "PauseActivity")
    t.refused("an empty id", t.control, "PauseActivity", id="")
    t.refused("an empty type", t.control, "PauseActivity", type="")
    t.refused("an unknown id", t.control, "PauseActivity", id="nobody")
    t.refused("an unknown type", t.control, "PauseActivity", type="Nobody")
    t.refused("no workflow id", t.control, "PauseActivity", execution={}, id="a")
    t.refused("an unknown workflow", t.control, "PauseActivity", execution=t.execution(workflow="nobody"), id="a")
    t.refused("no execution", t.call, "PauseActivity", id="a")
    t.refused("a bad run id", t.control, "PauseActivity", execution=t.execution(run="x"), id="a")
    t.refused("a long reason", t.control, "PauseActivity", id="a", reason="x" * 2000)
    t.show("state", t.pending()[0].state)
    t.terminate()
    t.refused("a closed workflow", t.control, "PauseActivity", id="a")
