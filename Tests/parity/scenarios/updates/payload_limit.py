"""An update whose acceptance could not be written is refused at once, where the original takes it and ends the run over it (QU-05)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    fields = u.fields(t, "large")
    fields["request"]["input"]["args"] = c.blob((2 << 20) + 1)
    t.refused("above 2 MiB", "UpdateWorkflowExecution", timeout=3, **fields)
    t.terminate()
    t.wf = t.unique("another")
    t.start()
    t.respond(t.poll())
    fields = u.fields(t, "fitting")
    fields["request"]["input"]["args"] = c.blob((2 << 20) - 1000)
    pending = t.begin("UpdateWorkflowExecution", **fields)
    u.until_known(t, "fitting", pending)
    task = t.poll()
    u.take(t, task)
    t.show("below 2 MiB", pending.result().stage)
