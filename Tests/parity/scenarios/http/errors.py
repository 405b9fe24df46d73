"""A failure is a google.rpc.Status with its details, under the HTTP status of its code (PL-07, PL-04)."""

from harness import http


def run(t):
    http.show(t, "no such path", "GET", "/nothing")
    http.show(t, "another verb", "DELETE", "/api/v1/system-info")
    http.show(t, "no such namespace", "GET", "/api/v1/namespaces/nowhere")
    http.show(t, "no such workflow", "GET", http.path(t, "workflows", t.wf))
    http.show(t, "a bad run id", "GET", http.path(t, "workflows", t.wf, "history") + "?execution.runId=zzz")
    http.show(t, "nothing in the body", "POST", http.path(t, "workflows", t.wf), "")
