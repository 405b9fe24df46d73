"""Activities are heartbeated and completed by id over HTTP (PL-07, AC-05)."""

from harness import commands as c
from harness import http


def run(t):
    t.start()
    t.respond(t.poll(), c.schedule_activity(t, "a"))
    t.poll_activity()
    http.show(t, "heartbeat", "POST", http.path(t, "workflows", t.wf, "activities", "a", "heartbeat"), {"details": ["half"]}, words=False)
    http.show(t, "completed", "POST", http.path(t, "workflows", t.wf, "activities", "a", "complete"), {"result": [{"ok": True}]}, words=False)
    t.show_history()
