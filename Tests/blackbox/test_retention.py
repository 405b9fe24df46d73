"""How long closed workflows are kept, set with the original's command line."""

import json

import pytest
from conftest import CommandLine
from harness.server import Server, wait_until

pytestmark = pytest.mark.ours_only  # the original has one retention for a namespace

SETTINGS = (
    '--dynamic-config-value=system.namespaceMinRetentionLocal="1s"',
    '--dynamic-config-value=history.retentionTimerJitterDuration="0s"',
)


@pytest.fixture
def cli(binary):
    with Server(binary, arguments=SETTINGS) as server:
        yield CommandLine(server.address)


def set_rules(cli: CommandLine, rules: object):
    return cli.run("operator", "namespace", "update", "--namespace", "default", "--data", f"retentionRules={json.dumps(rules)}")


def close(cli: CommandLine, name: str) -> None:
    cli.text("workflow", "start", "--type", "Any", "--task-queue", "nobody", "--workflow-id", name)
    cli.text("workflow", "terminate", "--workflow-id", name)


def is_gone(cli: CommandLine, name: str) -> bool:
    return cli.run("workflow", "describe", "--workflow-id", name).returncode != 0


def test_rules_reach_workflows_that_close_and_those_that_are_closed(cli):
    close(cli, "closed-before")
    close(cli, "kept")
    rules = [{"filter": "WorkflowId != 'kept' AND ExecutionStatus = 'Terminated'", "retention": "1s"}]
    assert set_rules(cli, rules).returncode == 0
    close(cli, "closed-after")
    wait_until(lambda: is_gone(cli, "closed-before") and is_gone(cli, "closed-after"))
    assert not is_gone(cli, "kept")
    described = cli.json("operator", "namespace", "describe", "default")
    assert json.loads(described["namespaceInfo"]["data"]["retentionRules"]) == rules


def test_a_rule_that_cannot_be_used_is_refused_with_its_number_and_column(cli):
    refused = set_rules(cli, [{"filter": "", "retention": "1h"}, {"filter": "ExecutionStatus = 'Lost'", "retention": "1h"}])
    assert refused.returncode != 0
    assert "Invalid retentionRules: rule 2: invalid query" in refused.stderr and "column 19" in refused.stderr
