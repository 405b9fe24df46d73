"""An update is answered at the stage its caller waits for; ADMITTED is none to wait for (QU-02)."""

from harness import commands as c
from harness import updates as u


def run(t):
    t.start()
    t.respond(t.poll())
    t.refused("waiting for ADMITTED", "UpdateWorkflowExecution", **u.fields(t, "a", wait=u.ADMITTED))
    accepted = u.send(t, "u", wait=u.ACCEPTED)
    completed = u.send(t, "u")
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0])], c.start_timer("t", 600))
    t.show("accepted", accepted.result())
    t.show("asked without waiting", u.poll(t, "u", wait=None))
    t.show("asked for ADMITTED", u.poll(t, "u", wait=u.ADMITTED))
    t.show("asked for ACCEPTED", u.poll(t, "u", wait=u.ACCEPTED))
    t.signal("s")
    u.answer(t, t.poll(), [u.respond("u", "late")])
    t.show("completed", completed.result())
    t.show("asked for ACCEPTED", u.poll(t, "u", wait=u.ACCEPTED))
    t.show("asked for COMPLETED", u.poll(t, "u"))
    t.show_history()
    unset = t.begin("UpdateWorkflowExecution", **{**u.fields(t, "v"), "wait_policy": {}})
    u.until_known(t, "v", unset)
    task = t.poll()
    u.answer(t, task, [u.accept(task.messages[0])])
    t.sleep(0.5)
    t.show("an empty policy is answered at acceptance", unset.done())
    t.signal("s")
    u.answer(t, t.poll(), [u.respond("v", "done")])
    t.show("an empty policy", unset.result().stage)
