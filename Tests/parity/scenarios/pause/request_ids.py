"""Pausing again with the same request id is no error and changes nothing (WF-23)."""


def run(t):
    t.start()
    t.refused("first", t.pause, request_id="req-pause")
    t.refused("repeated", t.pause, request_id="req-pause")
    t.show("request ids", dict(t.describe().workflow_extended_info.request_id_infos))
    t.refused("unpause", t.unpause, request_id="req-unpause")
    t.refused("repeated unpause", t.unpause, request_id="req-unpause")
    t.refused("the old pause again", t.pause, request_id="req-pause")
    t.show_history()
    t.show("status", t.describe().workflow_execution_info.status)
