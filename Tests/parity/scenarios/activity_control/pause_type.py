"""Pausing by type holds every activity of the type and no other (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(
        t.poll(),
        c.schedule_activity(t, "a", activity_type={"name": "Held"}),
        c.schedule_activity(t, "b", activity_type={"name": "Held"}),
        c.schedule_activity(t, "c", activity_type={"name": "Free"}),
    )
    t.show("paused", t.control("PauseActivity", type="Held", reason="all of them"))
    t.show("states", [(a.activity_id, a.state, a.paused, a.pause_info.manual.reason) for a in t.pending()])
    t.show("free", t.poll_activity().activity_id)
    t.control("UnpauseActivity", type="Held")
    t.show("held", sorted(t.poll_activity().activity_id for _ in range(2)))
