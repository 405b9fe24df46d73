"""Which reuse policy admits a new run after which kind of close (WF-02)."""

from harness import commands as c

CLOSES = {
    "completed": lambda t: t.respond(t.poll(), c.complete()),
    "failed": lambda t: t.respond(t.poll(), c.fail()),
    "canceled": lambda t: t.respond(t.poll(), c.cancel()),
    "terminated": lambda t: t.terminate(),
    "timed out": lambda t: t.wait_closed(),
}


def run(t):
    for kind, close in CLOSES.items():
        t.start(**({"workflow_run_timeout": c.seconds(1)} if kind == "timed out" else {}))
        close(t)
        t.show(f"{kind}: status", t.describe().workflow_execution_info.status)
        for policy in ("REJECT_DUPLICATE", "ALLOW_DUPLICATE_FAILED_ONLY", "ALLOW_DUPLICATE"):
            t.refused(f"{kind}: {policy}", t.start, workflow_id_reuse_policy=f"WORKFLOW_ID_REUSE_POLICY_{policy}")
            t.refused(f"{kind}: making room again", close_again, t, close, kind)


def close_again(t, close, kind):
    """Closes a run that the policy let in, so that the next policy meets the same kind of close."""
    if t.describe().workflow_execution_info.status != 1:
        return "still closed"
    if kind == "timed out":
        t.terminate()
        return "terminated"
    close(t)
    return "closed"
