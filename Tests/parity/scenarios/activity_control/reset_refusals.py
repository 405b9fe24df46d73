"""What cannot be reset is refused (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.refused("no activity", t.control, "ResetActivity")
    t.refused("an unknown id", t.control, "ResetActivity", id="nobody")
    t.refused("an unknown type", t.control, "ResetActivity", type="Nobody")
    t.refused("not all", t.control, "ResetActivity", match_all=False)
    t.refused("an unknown workflow", t.control, "ResetActivity", execution=t.execution(workflow="nobody"), id="a")
    t.refused("the first attempt", t.control, "ResetActivity", id="a")
    t.show("pending", t.pending())
    t.terminate()
    t.refused("a closed workflow", t.control, "ResetActivity", id="a")
