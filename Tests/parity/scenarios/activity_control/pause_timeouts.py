"""A paused activity runs out of none of its times; what passed meanwhile counts from the unpause on (AC-08)."""

from harness import commands as c


def run(t):
    t.start()
    t.respond(
        t.poll(),
        c.schedule_activity(t, "a", schedule_to_start_timeout=c.seconds(1)),
        c.schedule_activity(t, "b", schedule_to_close_timeout=c.seconds(1)),
    )
    t.control("PauseActivity", id="a")
    t.control("PauseActivity", id="b")
    t.sleep(2.5)
    t.show("still there", [(a.activity_id, a.state) for a in t.pending()])
    t.control("UnpauseActivity", id="b")
    task = t.poll()
    t.respond(task)
    t.show("then", [(a.activity_id, a.state) for a in t.pending()])
    t.show_history()
