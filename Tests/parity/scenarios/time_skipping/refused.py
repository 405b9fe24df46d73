"""Configurations that make no sense are refused; what is left out has a default (WF-24)."""

from harness import commands as c
from harness import skipping as s


def run(t):
    def start(config):
        t.start(time_skipping_config=config)
        config = t.history()[0].workflow_execution_started_event_attributes.time_skipping_config
        t.terminate()
        return config

    length = c.seconds(5)
    for label, config in {
        "no id": {"enabled": True, "fast_forward_config": {"duration": length}},
        "no duration": {"enabled": True, "fast_forward_config": {"id": "x"}},
        "a negative duration": s.forward("x", -1),
        "a fast-forward that is off": {"enabled": False, "fast_forward_config": {"id": "x", "duration": length}},
        "a negative count": {"enabled": True, "max_session_skip_count": -1},
        "a large count": {"enabled": True, "max_session_skip_count": 1_000_000},
        "propagation alone": {"disable_propagation": True},
    }.items():
        t.refused(label, start, config)
    t.start()
    t.refused("a bad change", s.configure, t, s.forward("", 5))
    t.refused(
        "a part of it",
        "UpdateWorkflowExecutionOptions",
        workflow_execution=t.execution(),
        workflow_execution_options={"time_skipping_config": s.ON},
        update_mask={"paths": ["time_skipping_config.enabled"]},
    )
    t.refused("signal with start", "SignalWithStartWorkflowExecution", signal_name="s", **t.start_fields(time_skipping_config=s.forward("", 5)))
    t.show_history()
