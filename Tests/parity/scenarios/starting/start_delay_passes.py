"""A start delay moves the run's expiry as far as the execution's allows, and then the first task comes (WF-07, WF-04)."""

from harness import commands as c

TIMEOUTS = {
    "run": {"workflow_run_timeout": c.seconds(30)},
    "execution": {"workflow_execution_timeout": c.seconds(30)},
    "both": {"workflow_run_timeout": c.seconds(30), "workflow_execution_timeout": c.seconds(100)},
    "the same": {"workflow_run_timeout": c.seconds(30), "workflow_execution_timeout": c.seconds(30)},
}


def run(t):
    for name, timeouts in TIMEOUTS.items():
        t.start(workflow_start_delay=c.seconds(10), **timeouts)
        info = t.describe()
        began = info.workflow_execution_info.start_time.ToMilliseconds()
        after = lambda time: round((time.ToMilliseconds() - began) / 1000) if time.seconds > 0 else "none"
        t.show(f"{name}: execution begins after", after(info.workflow_execution_info.execution_time))
        t.show(f"{name}: the run's expiry after", after(info.workflow_extended_info.run_expiration_time))
        t.show(f"{name}: the execution's expiry after", after(info.workflow_extended_info.execution_expiration_time))
        expiry = t.history()[0].workflow_execution_started_event_attributes.workflow_execution_expiration_time
        t.show(f"{name}: in the event", after(expiry))
        t.terminate()
    t.start(workflow_start_delay=c.seconds(1))
    t.respond(t.poll(), c.complete())
    t.show_history()
