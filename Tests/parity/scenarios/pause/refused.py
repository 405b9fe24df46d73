"""What cannot be paused or unpaused (WF-23)."""

from harness import commands as c


def run(t):
    t.refused("pausing nothing", t.pause)
    t.refused("unpausing nothing", t.unpause)
    t.start()
    t.refused("unpausing what runs", t.unpause)
    t.refused("no workflow id", "PauseWorkflowExecution", workflow_id="")
    t.refused("a bad run id", "PauseWorkflowExecution", workflow_id=t.wf, run_id="run")
    t.refused("a long reason", t.pause, reason="x" * 1001)
    t.refused("a long identity", t.pause, identity="x" * 1001)
    t.refused("a long request id", t.pause, request_id="x" * 1001)
    t.refused("no workflow id to unpause", "UnpauseWorkflowExecution", workflow_id="")
    t.refused("a bad run id to unpause", "UnpauseWorkflowExecution", workflow_id=t.wf, run_id="run")
    t.refused("a long reason to unpause", t.unpause, reason="x" * 1001)
    t.pause()
    t.refused("pausing twice", t.pause)
    t.terminate()
    t.refused("pausing what is closed", t.pause)
    t.refused("unpausing what is closed", t.unpause)
