"""A message of the worker above the size limit ends the run (WT-13)."""

from harness import commands as c
from harness import updates as u
from temporalio.api.update.v1 import message_pb2 as update


def run(t):
    t.start()
    t.respond(t.poll())
    pending = u.send(t, "u")
    task = t.poll()
    body = update.Response(meta={"update_id": "u"}, outcome={"success": c.blob((2 << 20) + 1)})
    t.refused("the completion", u.answer, t, task, [u.accept(task.messages[0]), u.message("u/complete", "u", body)])
    t.refused("the answer", pending.result)
    t.show_history()
