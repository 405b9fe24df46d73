"""Events that arrive between failures make the next task a first attempt, but the failures before still count (WT-09, WT-02)."""

from harness import commands as c


def run(t):
    t.start()
    for number in range(1, 4):
        t.fail_task(t.poll())
    t.signal("s")
    for number in range(1, 6):
        task = t.poll()
        t.fail_task(task)
        t.show(f"attempt {task.attempt}", t.describe().workflow_execution_info.search_attributes)
    t.terminate()
