"""Page sizes that are none, and ones beyond the limit, are taken as the limit (VI-05)."""

from harness import lists


def run(t):
    lists.open_members(t, ("a", {}), ("b", {}))
    for size in (0, -1, 1000, 5000):
        t.show(str(size), lists.names(lists.listed(t, page_size=size)))
