"""The same unpause request again is a success, another one an error (AC-10)."""


def run(t):
    t.start_standalone()
    t.standalone("PauseActivityExecution", request_id="p")
    t.refused("unpaused", t.standalone, "UnpauseActivityExecution", request_id="u")
    t.refused("the same request", t.standalone, "UnpauseActivityExecution", request_id="u")
    t.refused("another", t.standalone, "UnpauseActivityExecution", request_id="v")
    t.poll_activity()
    t.refused("while it runs", t.standalone, "UnpauseActivityExecution", request_id="w")
    t.refused("reset", t.standalone, "ResetActivityExecution", request_id="r")
    t.refused("the same reset", t.standalone, "ResetActivityExecution", request_id="r")
