"""Parity with the original server: record what it answers, and check another server against that.

  run.py list                               the scenarios and the rule that each holds
  run.py record [--only TEXT]...            runs the original twice and writes what both runs agree on
  run.py check --server PATH [--only ...]   starts our binary and compares
  run.py check --address HOST:PORT          compares a server that runs already

`check --server PATH --server-arguments="--db-url postgres://..."` starts it with more than its defaults.
"""

import argparse
import shlex
import sys
import time

from harness import record, runner, servers


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("list", "record", "check"):
        command = commands.add_parser(name)
        command.add_argument("--only", action="append", default=[], help="scenarios whose name contains this text")
        if name == "check":
            where = command.add_mutually_exclusive_group(required=True)
            where.add_argument("--address", help="a running server, started with: " + " ".join(servers.FLAGS))
            where.add_argument("--server", help="a `temporal` binary to start")
            command.add_argument("--server-arguments", type=shlex.split, default=[], help="what else it is to be told, as one word")
        if name != "list":
            command.add_argument("--show", action="store_true", help="print the outcomes too")
    options = parser.parse_args()
    cases = record.cases(options.only)
    if not cases:
        parser.error("no such scenario")
    return {"list": listing, "record": recording, "check": checking}[options.command](cases, options)


def listing(cases, _):
    for case in cases:
        print(f"{case.name}: {case.rule}")
    return 0


def recording(cases, options):
    with servers.running(servers.ORIGINAL) as address:
        first = runner.outcomes(cases, address)
        second = runner.outcomes(cases, address)
    failed = 0
    for case in cases:
        one, two = first[case.name], second[case.name]
        if options.show:
            print(record.render(one))
        if runner.broke(one) or one != two:
            failed += 1
            print(f"NOT RECORDED {case.name}: " + ("it broke" if runner.broke(one) else "two runs differ"))
            print(record.render(one["steps"][-1]) if runner.broke(one) else record.difference(one, two, "first", "second"))
        else:
            case.write(one)
    print(f"{len(cases) - failed} recorded, {failed} refused")
    return 1 if failed else 0


# So many that differ may be the machine's doing (a clock that another test starved) and are looked at once more; more than that are not.
UNSTEADY_AT_MOST = 3


def checking(cases, options):
    began = time.monotonic()
    if options.address:
        results, unsteady = checked(cases, options.address)
    else:
        with servers.running(options.server, options.server_arguments) as address:
            results, unsteady = checked(cases, address)
    failed = 0
    for case in cases:
        actual = results[case.name]
        if options.show:
            print(record.render(actual))
        if case.expected() is None:
            failed += 1
            print(f"FAILED {case.name}: it was never recorded")
        elif differs(case, actual):
            failed += 1
            print(f"FAILED {case.name}: {case.rule}")
            print(record.difference(case.expected(), actual, "recorded", "answered"))
    for name in unsteady:
        print(f"UNSTEADY {name}: it passed at the second attempt")
    print(f"in {time.monotonic() - began:.0f} s")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


def checked(cases, address):
    """The outcome of every scenario, and the names of those that were right only when they ran once more, alone."""
    results = runner.outcomes(cases, address)
    wrong = [case for case in cases if differs(case, results[case.name])]
    if len(wrong) > UNSTEADY_AT_MOST:
        return results, []
    again = {case.name: runner.outcome(case, address) for case in wrong}
    return {**results, **again}, [case.name for case in wrong if not differs(case, again[case.name])]


def differs(case, result):
    expected = case.expected()
    return expected is not None and expected["steps"] != result["steps"]


if __name__ == "__main__":
    sys.exit(main())
