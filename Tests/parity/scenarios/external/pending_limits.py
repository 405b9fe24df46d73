"""The 2,001st pending signal or cancel fails the task, and none of its batch is initiated (WF-13, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("signals", t.respond, t.poll(), *[c.signal_external(f"target-{number}") for number in range(2001)])
    t.signal("wake")
    t.refused("cancels", t.respond, t.poll(), *[c.cancel_external(f"target-{number}") for number in range(2001)])
    t.show_history()
