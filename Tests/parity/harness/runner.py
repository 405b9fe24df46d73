"""Runs scenarios side by side against one address."""

import concurrent.futures
import traceback

from .scenario import Broken, Scenario
from .wire import Refused

AT_ONCE = 16


def outcome(case, address):
    """Runs one scenario. One that breaks ends with a step that says why, so that the comparison shows it."""
    scenario = Scenario(case.path.stem.replace("_", "-"), address)
    try:
        case.run(scenario)
    except Broken as broken:
        scenario.steps.append({"step": "the scenario broke", "error": str(broken)})
    except Refused as refused:
        scenario.steps.append({"step": "the scenario broke", "error": scenario.error(refused)})
    except Exception:
        scenario.steps.append({"step": "the scenario broke", "error": traceback.format_exc(limit=-3).splitlines()})
    finally:
        scenario.tidy()
    return {"rule": case.rule, "steps": scenario.steps}


def outcomes(cases, address):
    """The outcome of every scenario, by name."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip([case.name for case in cases], pool.map(lambda case: outcome(case, address), cases)))


def broke(result):
    """Whether a scenario came to an early end."""
    return bool(result["steps"]) and result["steps"][-1]["step"] == "the scenario broke"
