"""A child's input or memo over 2 MiB ends the parent (WF-14, PL-06)."""

from harness import commands as c


def run(t):
    big = c.blob(2 * 1024 * 1024 + 1)
    for name, fields in {"input": {"input": big}, "memo": {"memo": {"fields": {"m": big["payloads"][0]}}}}.items():
        run = t.start().run_id
        t.refused(name, t.respond, t.poll(), c.start_child(t, "child", **fields))
        t.show(f"{name}: the end", t.history(run)[3:])
