"""The parity harness: scripted scenarios against any server that speaks Temporal's API, compared with recorded answers."""
