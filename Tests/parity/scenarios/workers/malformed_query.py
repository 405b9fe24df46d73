"""A filter that is no sentence is refused (TQ-09)."""

from harness.wire import Refused


def run(t):
    for query in ("bad query (", "TaskQueue=", "TaskQueue='a' limit 5", "   ", "(TaskQueue='a'", "TaskQueue='a"):
        for method in ("ListWorkers", "CountWorkers"):
            try:
                t.call(method, query=query)
            except Refused as error:
                t.show(f"{method}: {query}", error.code)
