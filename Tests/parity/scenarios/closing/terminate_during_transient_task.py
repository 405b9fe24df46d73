"""Terminating while a retried task is scheduled or started writes nothing of that task, only what was buffered (WF-12, WT-02)."""


def run(t):
    for state in ("scheduled", "started"):
        run_id = t.start().run_id
        t.fail_task(t.poll())
        if state == "started":
            t.poll()
            t.signal("buffered")
        t.terminate()
        t.show_history(state, run_id)
