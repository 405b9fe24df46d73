"""Patches pause, unpause and do both; the same request again does nothing (SC-05)."""

from harness.schedules import Plan, at, every

def run(t):
    plan = Plan(t)
    plan.create({"interval": [every(3600)]})

    def show(label):
        answer = plan.describe()
        t.show(label, [answer.schedule.state, answer.conflict_token.hex(), answer.info.HasField("update_time")])

    show("created")
    plan.patch(pause="because", request_id="p1")
    t.until(lambda: plan.describe().schedule.state.paused)
    show("paused")
    plan.patch(unpause="go", request_id="p1")
    show("the same request")
    plan.patch(unpause="go", pause="again", request_id="p2")
    t.until(lambda: not plan.describe().schedule.state.paused)
    show("both")
    plan.patch()
    show("nothing")
