"""What is no namespace, and the server's own, is not deleted (PL-01)."""

from harness import commands as c


def run(t):
    t.refused("the server's own", "DeleteNamespace", namespace="temporal-system")
    t.refused("the server's own, by id", "DeleteNamespace", namespace="", namespace_id="32049b68-7872-4094-8e63-d0dd59896a83")
    t.refused("nothing", "DeleteNamespace", namespace="")
    t.refused("nobody", "DeleteNamespace", namespace="parity-nowhere")
    t.refused("nobody, by id", "DeleteNamespace", namespace="", namespace_id="11111111-2222-3333-4444-555555555555")
    t.refused("no id", "DeleteNamespace", namespace="", namespace_id="x")
    t.refused("both", "DeleteNamespace", namespace="parity-nowhere", namespace_id="11111111-2222-3333-4444-555555555555")
    t.refused("a negative delay", "DeleteNamespace", namespace="parity-nowhere", namespace_delete_delay=c.seconds(-1))
