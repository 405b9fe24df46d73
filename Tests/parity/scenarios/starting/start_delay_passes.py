"""When a start delay has passed the first task is scheduled; the run timeout counts from then (WF-07, WF-04)."""

from harness import commands as c


def run(t):
    t.start(workflow_start_delay=c.seconds(1), workflow_run_timeout=c.seconds(30), workflow_execution_timeout=c.seconds(30))
    task = t.poll()
    info = t.describe()
    began = info.workflow_execution_info.start_time.ToSeconds()
    t.show("the delay", info.workflow_execution_info.execution_time.ToSeconds() - began)
    t.show("run time left from the start", info.workflow_extended_info.run_expiration_time.ToSeconds() - began)
    t.show("time left from the start", info.workflow_extended_info.execution_expiration_time.ToSeconds() - began)
    t.respond(task, c.complete())
    t.show_history()
