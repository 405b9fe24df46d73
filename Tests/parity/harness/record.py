"""Where recordings live, and how two outcomes are compared so that a person sees the difference."""

import difflib
import importlib.util
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[1]
SCENARIOS = ROOT / "scenarios"
RECORDED = ROOT / "recorded"
MEANT = ROOT / "meant.json"
WIDTH = 150
LONGEST_DIFFERENCE = 80


class Case:
    """A scenario file: its name (`activities/retry`), its rule and its `run(t)`."""

    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(SCENARIOS).with_suffix(""))
        spec = importlib.util.spec_from_file_location("scenario_" + self.name.replace("/", "_"), path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        self.rule = " ".join((module.__doc__ or "").split())
        self.run = module.run

    @property
    def recording(self):
        return RECORDED / f"{self.name}.json"

    def recorded(self):
        """The recorded outcome, or None."""
        return json.loads(self.recording.read_text()) if self.recording.exists() else None

    def expected(self):
        """The recorded outcome, with our own answers in the steps where meant.json says that we differ, and why."""
        outcome = self.recorded()
        meant = json.loads(MEANT.read_text()).get(self.name, {"steps": []})
        ours = {step["step"]: step for step in meant["steps"]}
        if outcome:
            outcome["steps"] = [ours.get(step["step"], step) for step in outcome["steps"]]
        return outcome

    def write(self, outcome):
        self.recording.parent.mkdir(parents=True, exist_ok=True)
        self.recording.write_text(render(outcome))


def cases(only=()):
    """All scenarios, or those whose name contains one of some texts."""
    found = [Case(path) for path in sorted(SCENARIOS.rglob("*.py"))]
    return [case for case in found if not only or any(part in case.name for part in only)]


def render(outcome):
    """An outcome as the text of its recording."""
    return "\n".join(_lines(outcome)) + "\n"


def difference(expected, actual, expected_name, actual_name):
    """The differing lines with the step that each belongs to; empty when equal."""
    lines = []
    steps = max(len(expected["steps"]), len(actual["steps"]))
    for index in range(steps):
        left = expected["steps"][index] if index < len(expected["steps"]) else None
        right = actual["steps"][index] if index < len(actual["steps"]) else None
        if left == right:
            continue
        label = (left or right)["step"]
        lines.append(f"  step {index + 1} ({label}):")
        changed = difflib.unified_diff(_lines(left), _lines(right), expected_name, actual_name, n=4, lineterm="")
        lines += [f"    {line}" for line in changed]
    if len(lines) > LONGEST_DIFFERENCE:
        lines = lines[:LONGEST_DIFFERENCE] + [f"    ... and {len(lines) - LONGEST_DIFFERENCE} lines more"]
    return "\n".join(lines)


def _lines(value, indent=""):
    """JSON with whatever fits on a line on one line: an event is a line or two, and so is a change in a diff."""
    if value is None:
        return []
    short = indent + json.dumps(value, ensure_ascii=False)
    if len(short) <= WIDTH or not isinstance(value, (dict, list)) or not value:
        return [short]
    inner = indent + " "
    parts = []
    if isinstance(value, dict):
        opening, closing = "{", "}"
        for key, item in value.items():
            lines = _lines(item, inner)
            name = json.dumps(key, ensure_ascii=False)
            parts.append([f"{inner}{name}: {lines[0].lstrip()}", *lines[1:]])
    else:
        opening, closing = "[", "]"
        parts = [_lines(item, inner) for item in value]
    for lines in parts[:-1]:
        lines[-1] += ","
    return [indent + opening, *(line for lines in parts for line in lines), indent + closing]
