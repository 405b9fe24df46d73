"""An eager start may get its first task with the answer (AC-09)."""

from harness import commands as c


def run(t):
    answer = t.start_standalone(request_eager_execution=True)
    t.show("started", answer)
