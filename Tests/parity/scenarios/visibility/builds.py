"""Build ids come with the first completed workflow task (VI-03)."""

from harness import lists


def run(t):
    lists.member(t, "a", close=False)
    lists.member(t, "b", {"task_queue": {"name": t.unique("elsewhere")}}, close=False)
    t.respond(t.poll(), worker_version_stamp={"build_id": "b1"})
    lists.settle(t, 2)
    lists.wait(t, "BuildIds IS NOT NULL", 1)
    lists.show(t, "BuildIds = 'unversioned'", "BuildIds = 'unversioned:b1'", "BuildIds IN ('unversioned:b1', 'x')", "BuildIds != 'unversioned'", "BuildIds IS NULL", "BuildIds = 'b1'")
