"""A dozen children of a closing parent all meet their close policy (WF-14)."""

from harness import commands as c


def run(t):
    t.start()
    names = [t.other(f"child-{number}") for number in range(12)]
    t.respond(t.poll(), *[c.start_child(t, name) for name in names])
    for _ in names:
        t.poll(t.unique("child-queue"))
    t.terminate()
    for name in names:
        t.wait_closed(workflow=name)
    t.show("how they ended", [t.history(workflow=name)[-1] for name in names][-1])
