"""Each route has an older path, without /api/v1 (PL-07)."""

from harness import http


def run(t):
    where = f"/namespaces/default/workflows/{t.wf}"
    http.show(t, "started", "POST", where, {"workflowType": {"name": "T"}, "taskQueue": {"name": t.queue}})
    http.show(t, "the namespace", "GET", "/cluster/namespaces/nowhere")
    http.show(t, "a slash at the end", "GET", where + "/")
