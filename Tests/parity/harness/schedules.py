"""What scenarios about schedules share."""

import datetime
import hashlib

from google.protobuf.timestamp_pb2 import Timestamp

from temporalio.api.enums.v1 import WorkflowExecutionStatus

from . import commands as c

UTC = datetime.timezone.utc
SKIP, BUFFER_ONE, BUFFER_ALL, CANCEL, TERMINATE, ALLOW_ALL = range(1, 7)
PAGE = 1000


def at(year, month=1, day=1, hour=0, minute=0, second=0):
    """A time in UTC."""
    return Timestamp(seconds=int(datetime.datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()))


def clock(time):
    """A timestamp in a form that is recorded as it is."""
    return datetime.datetime.fromtimestamp(time.seconds, UTC).strftime("%Y%m%d %H%M%S")


def every(length, phase=0):
    """An interval."""
    return {"interval": c.seconds(length), "phase": c.seconds(phase)}


def calendar(**fields):
    """A structured calendar whose fields are numbers or pairs; second, minute and hour default to 0, the others to all, as SDKs fill them in."""
    spans = {"second": [0], "minute": [0], "hour": [0], "day_of_month": [(1, 31)], "month": [(1, 12)], "day_of_week": [(0, 6)], **fields}
    made = {}
    for name, values in spans.items():
        if name == "comment":
            made[name] = values
            continue
        ranges = [value if isinstance(value, tuple) else (value, value) for value in values]
        made[name] = [dict(zip(("start", "end", "step"), span)) for span in ranges]
    return made


class Plan:
    """One schedule of a scenario, deleted afterwards."""

    def __init__(self, t, label="s"):
        self.t = t
        self.id = t.unique(label)
        self.workflow = t.unique(label + "-wf")
        t.afterwards("DeleteSchedule", schedule_id=self.id)

    def action(self, **fields):
        fields.setdefault("workflow_id", self.workflow)
        fields.setdefault("workflow_type", {"name": "ParityWorkflow"})
        fields.setdefault("task_queue", {"name": self.t.queue})
        return {"start_workflow": fields}

    def schedule(self, spec=None, action=None, policies=None, **state):
        made = {"spec": spec or {}, "action": self.action() if action is None else action, "state": state}
        if policies:
            made["policies"] = policies
        return made

    def create(self, spec=None, action=None, policies=None, patch=None, paused=False, limited=None, **fields):
        state = {"paused": paused}
        if limited is not None:
            state.update(limited_actions=True, remaining_actions=limited)
        fields.setdefault("request_id", self.t.request_id())
        if patch:
            fields["initial_patch"] = patch
        return self.t.call(
            "CreateSchedule", schedule_id=self.id, schedule=self.schedule(spec, action, policies, **state), **fields
        )

    def describe(self):
        return self.t.call("DescribeSchedule", schedule_id=self.id)

    def patch(self, **fields):
        request_id = fields.pop("request_id", None) or self.t.request_id()
        return self.t.call("PatchSchedule", schedule_id=self.id, request_id=request_id, patch=fields)

    def trigger(self, policy=0, time=None):
        trigger = {"overlap_policy": policy}
        if time is not None:
            trigger["scheduled_time"] = time
        return self.patch(trigger_immediately=trigger)

    def backfill(self, start, end, policy=0):
        return self.patch(backfill_request=[{"start_time": start, "end_time": end, "overlap_policy": policy}])

    def times(self, start, end):
        """All times between, however many."""
        found = []
        while True:
            page = self.t.call("ListScheduleMatchingTimes", schedule_id=self.id, start_time=start, end_time=end).start_time
            found += page
            if len(page) < PAGE:
                return found
            start = page[-1]

    # --- what it has come to ---

    def facts(self):
        """Its counters, what runs and what ran, in a form that is the same on every run."""
        info = self.describe().info
        counters = ("action_count", "overlap_skipped", "buffer_size", "buffer_dropped", "missed_catchup_window")
        return {
            **{name: getattr(info, name) for name in counters if getattr(info, name)},
            "running": [self.short(run.workflow_id) for run in info.running_workflows],
            "recent": [self.short(action.start_workflow_result.workflow_id) for action in info.recent_actions],
        }

    def settled(self, **expected):
        """The facts, once the counters are what they must become."""

        def holds():
            facts = self.facts()
            return all(
                (len(facts[name]) if name in ("running", "recent") else facts.get(name, 0)) == value
                for name, value in expected.items()
            )

        self.t.until(holds, within=15)
        return self.facts()

    def statuses(self):
        return [
            WorkflowExecutionStatus.Name(action.start_workflow_status).removeprefix("WORKFLOW_EXECUTION_STATUS_")
            for action in self.describe().info.recent_actions
        ]

    def short(self, workflow_id):
        """The time in a started workflow's id."""
        return "".join(mark for mark in workflow_id.removeprefix(self.workflow) if mark.isdigit())[4:]

    def started(self, number=-1):
        """The id of a workflow that it started."""
        return self.describe().info.recent_actions[number].start_workflow_result.workflow_id


def year(t, zone, crons, first=2026, spans=()):
    """Records the times of cron strings in a zone over a year: how many there are, a hash of all, and those of some days."""
    for cron in crons:
        plan = Plan(t, "year")
        plan.create({"cron_string": [cron], "timezone_name": zone}, paused=True)
        found = plan.times(at(first), at(first + 1))
        digest = hashlib.sha256(" ".join(str(time.seconds) for time in found).encode()).hexdigest()[:16]
        days = [clock(time)[4:-2] for time in found if any(clock(time).startswith(f"{first}{day}") for day in spans)]
        t.show(cron, {"count": len(found), "sha256": digest, "days": days[:60]})
        t.call("DeleteSchedule", schedule_id=plan.id)


def jittered(nominal, limit, seed):
    """The time that a nominal one (in seconds) is moved to, in milliseconds."""
    data = b"\x01" + (nominal + 62135596800).to_bytes(8, "big") + bytes(4) + b"\xff\xff" + seed.encode()
    return nominal * 1000 + (_farm(data) * limit >> 32)


def _farm(data):
    """FarmHash's 32-bit fingerprint of more than 24 bytes."""
    mask, c1, c2, count = 0xFFFFFFFF, 0xCC9E2D51, 0x1B873593, len(data)

    def turn(value, bits):
        return (value >> bits | value << 32 - bits) & mask

    def word(index):
        return int.from_bytes(data[index : index + 4], "little")

    def stir(value):
        return (turn(value & mask, 19) * 5 + 0xE6546B64) & mask

    def mix(a, h):
        return stir(h ^ turn(a * c1 & mask, 17) * c2 & mask)

    tail = {n: turn(word(count - n) * c1 & mask, 17) * c2 & mask for n in (4, 8, 12, 16, 20)}
    h = stir(stir(count ^ tail[4]) ^ tail[16])
    g = stir(stir(c1 * count & mask ^ tail[8]) ^ tail[12])
    f = (turn(c1 * count + tail[20] & mask, 19) + 113) & mask
    for start in range(0, (count - 1) // 20 * 20, 20):
        a, b, c_, d, e = (word(start + 4 * i) for i in range(5))
        h = (mix(d, h + a & mask) + e) & mask
        g = (mix(c_, g + b & mask) + a) & mask
        f = (mix(b + e * c1 & mask, f + c_ & mask) + d) & mask
        f = (f + g) & mask
        g = (g + f) & mask
    g = turn(turn(g, 11) * c1 & mask, 17) * c1 & mask
    f = turn(turn(f, 11) * c1 & mask, 17) * c1 & mask
    h = turn(stir(h + g), 17) * c1 & mask
    return turn(stir(h + f), 17) * c1 & mask
