"""The priority is an option like the others, whole or field by field (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a", priority={"priority_key": 2}))
    options = {"priority": {"priority_key": 4, "fairness_key": "k", "fairness_weight": 2.0}}
    for path in ["priority", "priority.priority_key", "priority.fairness_key", "priority.fairness_weight"]:
        t.refused(path, t.control, "UpdateActivityOptions", id="a", activity_options=options, update_mask={"paths": [path]})
        t.show(f"{path} is shown", t.pending()[0].priority)
        t.refused("restored", t.control, "UpdateActivityOptions", id="a", restore_original=True)
