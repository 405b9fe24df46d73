"""A workflow's next run keeps the priority: by retry and by continue-as-new (TQ-04, WF-05, WF-09)."""

from harness import commands as c


def run(t):
    priority = {"priority_key": 2, "fairness_key": "tenant", "fairness_weight": 3}
    t.start(priority=priority, retry_policy={"initial_interval": c.seconds(1), "maximum_attempts": 2})
    t.respond(t.poll(), c.fail())
    task = t.poll()
    show(t, "retried", task)
    t.respond(task, c.continue_as_new(workflow_type={"name": "ParityWorkflow"}, task_queue={"name": t.queue}))
    show(t, "continued", t.poll())


def show(t, label, task):
    t.show(label, task.history.events[0].workflow_execution_started_event_attributes.priority)
