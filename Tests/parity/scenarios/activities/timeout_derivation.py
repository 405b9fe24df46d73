"""The timeouts that are not given follow from those that are, all clamped to the run timeout (AC-01)."""

from harness import commands as c


def run(t):
    t.start(workflow_run_timeout=c.seconds(100))
    given = {
        "schedule to close only": {"schedule_to_close_timeout": 50},
        "start to close only": {"start_to_close_timeout": 40},
        "both": {"schedule_to_close_timeout": 50, "start_to_close_timeout": 70},
        "queue time too": {"schedule_to_start_timeout": 30, "start_to_close_timeout": 40},
        "queue time above the whole": {"schedule_to_start_timeout": 90, "schedule_to_close_timeout": 50},
        "heartbeat above the attempt": {"start_to_close_timeout": 20, "heartbeat_timeout": 60},
        "above the run": {"schedule_to_close_timeout": 500, "start_to_close_timeout": 500, "heartbeat_timeout": 500},
        "attempt above the run": {"start_to_close_timeout": 500, "schedule_to_start_timeout": 500},
    }
    commands = []
    for name, timeouts in given.items():
        fields = {key: c.seconds(value) for key, value in timeouts.items()}
        commands.append(c.schedule_activity(t, name, **fields))
    t.respond(t.poll(), *commands)
    t.show_history()
