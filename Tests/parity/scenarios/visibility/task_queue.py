"""Task queues (VI-03)."""

from harness import lists


def run(t):
    lists.member(t, "one", close=False)
    lists.member(t, "two", {"task_queue": {"name": t.unique("elsewhere")}}, close=False)
    lists.settle(t, 2)
    t.show("equal", lists.names(lists.listed(t, f"TaskQueue = '{t.queue}'")))
    lists.show(t, "TaskQueue STARTS_WITH 'elsewhere'", "TaskQueue IS NULL")
