"""Schedules are listed with what they will do and have done, and counted (SC-06)."""

from harness import commands as c
from harness.schedules import Plan

def run(t):
    plans = []
    for number in range(3):
        plan = Plan(t, f"s{number}")
        plan.create(
            {"cron_string": ["0 12 * * * # noon"]},
            memo={"fields": {"a": c.payload(number)}},
            search_attributes={"indexed_fields": {"ParityKeyword": c.payload(t.unique("k")), "ParityInt": c.payload(number)}},
            paused=number == 1,
        )
        plans.append(plan)
    mine = f"ParityKeyword = '{t.unique('k')}'"
    t.until(lambda: t.call("CountSchedules", query=mine).count == 3)

    def found(query):
        return sorted(entry.schedule_id for entry in t.call("ListSchedules", query=f"{mine} AND {query}").schedules)

    t.until(lambda: len(found("TemporalSchedulePaused = true")) == 1 and len(found("TemporalSchedulePaused = false")) == 2)
    t.show("paused", found("TemporalSchedulePaused = true"))
    t.show("not paused", found("TemporalSchedulePaused = false"))
    t.show("by id", found(f"ScheduleId = '{plans[2].id}'"))
    t.show("by ids", found(f"ScheduleId IN ('{plans[2].id}', '{plans[0].id}')"))
    t.show("by prefix", found("ScheduleId STARTS_WITH 's1'"))
    t.show("by number", found("ParityInt > 0"))
    t.show("counted", t.call("CountSchedules", query=mine).count)
    t.show("entry", t.call("ListSchedules", query=f"ScheduleId = '{plans[1].id}'").schedules)
    t.refused("unknown attribute", "ListSchedules", query="Nope = 1")
    t.refused("status", "CountSchedules", query="ExecutionStatus = 'Running'")
    first = t.call("ListSchedules", query=mine, maximum_page_size=2)
    second = t.call("ListSchedules", query=mine, maximum_page_size=2, next_page_token=first.next_page_token)
    t.show("pages", [len(first.schedules), len(second.schedules), sorted(e.schedule_id for e in [*first.schedules, *second.schedules])])
