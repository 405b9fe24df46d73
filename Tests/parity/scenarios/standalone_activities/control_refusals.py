"""Operator commands on activities that are not there or closed (AC-10)."""

from harness import commands as c


def run(t):
    t.start_standalone()
    t.standalone("TerminateActivityExecution")
    options = {"activity_options": {"heartbeat_timeout": c.seconds(5)}, "update_mask": {"paths": ["heartbeat_timeout"]}}
    for method in ("Pause", "Unpause", "Reset", "Update"):
        name = f"{method}ActivityExecution" + ("Options" if method == "Update" else "")
        fields = options if method == "Update" else {}
        t.refused(f"{method}: closed", t.standalone, name, **fields)
        t.refused(f"{method}: unknown", t.standalone, name, "nobody", **fields)
