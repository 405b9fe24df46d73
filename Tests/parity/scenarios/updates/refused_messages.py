"""Messages whose protocol cannot be told are refused without failing the task (WT-13)."""

from google.protobuf import any_pb2


def run(t):
    bodies = {"no protocol": {"body": any_pb2.Any(type_url="type.googleapis.com/nothing", value=b"")}, "no body": {}}
    for label, body in bodies.items():
        t.wf = t.unique(label.replace(" ", "-"))
        t.start()
        task = t.poll()
        t.refused(label, t.respond, task, messages=[{"id": "x", "protocol_instance_id": "u", **body}])
        t.show("the history's length", len(t.history()))
        t.terminate()
