"""Jitter is a hash of the time, the namespace and the schedule, and never reaches the next time (SC-01)."""

from harness import commands as c
from harness.schedules import Plan, at, every, jittered

def run(t):
    namespace = t.call("DescribeNamespace").namespace_info.id
    for label, limit, spec in [
        ("half", 30, {"interval": [every(60)]}),
        ("held by the next time", 3000, {"interval": [every(60)]}),
        ("none", 0, {"interval": [every(60)]}),
        ("negative", -5, {"interval": [every(60)]}),
    ]:
        plan = Plan(t, label.split()[0])
        plan.create({**spec, "jitter": c.seconds(limit)}, paused=True)
        found = plan.times(at(2030), at(2030, 1, 1, 1))
        seed = f"{namespace}-{plan.id}"
        begin = at(2030).seconds
        times = [jittered(begin + 60 * k, max(0, min(limit, 60)) * 1000, seed) for k in range(61)]
        expected = [time for time in times if begin * 1000 < time <= (begin + 3600) * 1000]
        t.show(label, [time.seconds * 1000 + time.nanos // 1_000_000 for time in found] == expected)
