"""Lists of workers come by instance key in pages; the last page has no token (TQ-09)."""

from harness.workers import beat, mine


def run(t):
    for name in ("c", "a", "b"):
        beat(t, name)
    token, pages = b"", []
    while True:
        answer = t.call("ListWorkers", query=mine(t), page_size=2, next_page_token=token)
        pages.append([worker.worker_instance_key for worker in answer.workers])
        token = answer.next_page_token
        if not token:
            break
    t.show("pages", pages)
    t.show("no size", len(t.call("ListWorkers", query=mine(t)).workers))
    t.show("a negative size", len(t.call("ListWorkers", query=mine(t), page_size=-1).workers))
    t.refused("a token of another kind", "ListWorkers", query=mine(t), next_page_token=b"xx")
