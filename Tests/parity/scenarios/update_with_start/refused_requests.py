"""What is not exactly a start and an update of the same workflow is refused (QU-04)."""

from harness import commands as c
from harness import multi as m
from harness import updates as u

METHOD = "ExecuteMultiOperation"


def run(t):
    start, update = m.operations(t, "u")
    t.refused("nothing", METHOD, operations=[])
    t.refused("a start alone", METHOD, operations=[start])
    t.refused("an update alone", METHOD, operations=[update])
    t.refused("two starts", METHOD, operations=[start, start])
    t.refused("the other way round", METHOD, operations=[update, start])
    t.refused("three", METHOD, operations=[start, update, update])
    t.refused("an empty operation", METHOD, operations=[{}, update])
    t.refused("another workflow", m.call, t, "u", update={"workflow_execution": {"workflow_id": "other"}})
    t.refused("a run id", m.call, t, "u", update={"workflow_execution": t.execution("0197a0f0-0000-7000-8000-000000000000")})
    t.refused("a first run id", m.call, t, "u", update={"first_execution_run_id": "0197a0f0-0000-7000-8000-000000000000"})
    t.refused("cron", m.call, t, "u", start={"cron_schedule": "* * * * *"})
    t.refused("a start delay", m.call, t, "u", start={"workflow_start_delay": c.seconds(5)})
    t.refused("eager", m.call, t, "u", start={"request_eager_execution": True})
    t.refused("another namespace in the start", m.call, t, "u", start={"namespace": "parity-other"})
    t.refused("no workflow type", m.call, t, "u", start={"workflow_type": {"name": ""}})
    t.refused("no update name", m.call, t, "u", update={"request": {"meta": {"update_id": "u"}, "input": {}}})
    t.refused("no request", m.call, t, "u", update={"request": None})
    t.refused("waiting for ADMITTED", m.call, t, "u", wait=u.ADMITTED)
    t.refused("a large input", m.call, t, "u", start={"input": c.blob((2 << 20) + 1)})
    t.refused("nothing was started", t.describe)
