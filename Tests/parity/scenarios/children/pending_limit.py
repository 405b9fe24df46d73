"""The 2,001st pending child fails the task, and none of its batch is initiated (WF-14, WT-07)."""

from harness import commands as c


def run(t):
    t.start()
    t.refused("too many", t.respond, t.poll(), *[c.start_child(t, f"child-{number}") for number in range(2001)])
    t.show_history()
