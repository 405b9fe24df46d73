"""A search that finds nothing but excluded times ends with an error (SC-01)."""

from harness.schedules import Plan, at, calendar, every
from harness.wire import Refused

def run(t):
    plan = Plan(t)
    whole = calendar(second=[(0, 59)], minute=[(0, 59)], hour=[(0, 23)])
    plan.create({"interval": [every(1)], "exclude_structured_calendar": [whole]}, paused=True)
    t.show("times", _words(t, plan))
    t.show("described", plan.describe().info.future_action_times)


def _words(t, plan):
    try:
        return t.call("ListScheduleMatchingTimes", schedule_id=plan.id, start_time=at(2030), end_time=at(2031))
    except Refused as error:
        return [error.code, error.message]
