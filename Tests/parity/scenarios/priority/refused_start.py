"""A start refuses a negative priority key, a long fairness key and a negative weight; what is only out of range is taken (TQ-04)."""


def run(t):
    bad = [{"priority_key": -1}, {"fairness_key": "k" * 65}, {"fairness_weight": -1}]
    for priority in bad:
        t.refused(f"{next(iter(priority))}", "StartWorkflowExecution", **t.start_fields(priority=priority))
        t.refused(
            f"{next(iter(priority))} with signal", "SignalWithStartWorkflowExecution", **t.start_fields(priority=priority), signal_name="s"
        )
    odd = [{"priority_key": 100}, {"fairness_key": "k" * 64}, {"fairness_weight": 5000}, {"fairness_weight": 1e-05}]
    for number, priority in enumerate(odd):
        name = t.unique(f"odd{number}")
        t.start(workflow_id=name, priority=priority)
        t.show(f"odd {number}", t.history(workflow=name)[0].workflow_execution_started_event_attributes.priority)
        t.terminate(workflow=name)
