"""Resetting by type, and all (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    types = [("a", "One"), ("b", "One"), ("c", "Two")]
    retry = {"initial_interval": c.seconds(600)}
    t.respond(t.poll(), *[c.schedule_activity(t, id, activity_type={"name": type}, retry_policy=retry) for id, type in types])
    for task in [t.poll_activity() for _ in types]:
        t.fail_activity(task)
    t.control("ResetActivity", type="One")
    t.show("one type", [(a.activity_id, a.attempt) for a in t.pending()])
    t.control("ResetActivity", match_all=True)
    t.show("all", [(a.activity_id, a.attempt) for a in t.pending()])
    t.show("polled", sorted(t.poll_activity().activity_id for _ in types))
