"""An eager activity of a completion that also closes the workflow is not given out (AC-06)."""

from harness import commands as c


def run(t):
    t.start()
    answer = t.respond(t.poll(), c.schedule_activity(t, "eager", request_eager_execution=True), c.complete())
    t.show("answer", answer)
    t.show_history()
