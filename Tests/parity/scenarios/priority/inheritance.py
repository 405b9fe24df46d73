"""An activity inherits its workflow's priority, each field that it does not set itself; history shows what it set (TQ-04)."""

from harness import commands as c


def run(t):
    t.start(priority={"priority_key": 4, "fairness_key": "tenant", "fairness_weight": 2})
    priorities = {"all": None, "key": {"priority_key": 1}, "fairness": {"fairness_key": "other"}, "weight": {"fairness_weight": 0.5}}
    given = [c.schedule_activity(t, name, **({"priority": own} if own else {})) for name, own in priorities.items()]
    t.respond(t.poll(), *given)
    tasks = {task.activity_id: task.priority for task in (t.poll_activity() for _ in priorities)}
    for name in priorities:
        t.show(name, tasks[name])
    t.show_history()
    t.show("described", t.describe().workflow_execution_info.priority)
