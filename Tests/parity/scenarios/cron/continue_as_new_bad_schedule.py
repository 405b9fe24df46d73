"""A continue-as-new with a cron schedule that cannot be read is taken; the run that has it is the chain's last (WF-06)."""

from harness import commands as c


def run(t):
    t.start()
    task = t.poll()
    t.sleep(1.1)
    t.refused("bad schedule", t.respond, task, c.continue_as_new(cron_schedule="soon"))
    t.respond(t.poll(), c.complete("end"))
    t.show_history()
