"""When a start delay has passed the first task is scheduled; the timeouts count from the start (WF-07, WF-04)."""

from harness import commands as c


def run(t):
    t.start(workflow_start_delay=c.seconds(1), workflow_run_timeout=c.seconds(30), workflow_execution_timeout=c.seconds(30))
    task = t.poll()
    info = t.describe()
    began = info.workflow_execution_info.start_time.ToMilliseconds()
    after = lambda time: round((time.ToMilliseconds() - began) / 1000)
    t.show("the delay", after(info.workflow_execution_info.execution_time))
    t.show("the run's expiry, from the start", after(info.workflow_extended_info.run_expiration_time))
    t.show("the execution's expiry, from the start", after(info.workflow_extended_info.execution_expiration_time))
    t.respond(task, c.complete())
    t.show_history()
