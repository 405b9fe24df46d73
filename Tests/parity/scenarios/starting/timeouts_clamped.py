"""The run timeout never passes the execution timeout, the task timeout never two minutes nor the run (WF-04)."""

from harness import commands as c


def run(t):
    given = {
        "run above execution": {"workflow_execution_timeout": 50, "workflow_run_timeout": 90},
        "execution only": {"workflow_execution_timeout": 50},
        "run only": {"workflow_run_timeout": 90},
        "task above its maximum": {"workflow_task_timeout": 500},
        "task above the run": {"workflow_run_timeout": 5, "workflow_task_timeout": 30},
        "default task above the run": {"workflow_run_timeout": 4},
        "hundreds of years": {"workflow_execution_timeout": 2e10},
        "none": {},
    }
    for name, timeouts in given.items():
        t.start(**{"workflow_task_timeout": None, **{key: c.seconds(value) for key, value in timeouts.items()}})
        started, scheduled = t.history()[:2]
        t.show(f"{name}: started", started)
        t.show(f"{name}: task", scheduled)
        t.show(f"{name}: configuration", t.describe().execution_config)
        t.terminate()
