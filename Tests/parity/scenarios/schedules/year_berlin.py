"""A year of times on the clocks of Europe/Berlin, with both changes of the clocks (SC-01)."""

from harness.schedules import year

CRONS = ["0 * * * *", "30 1 * * *", "30 2 * * *", "15,45 0 * * *", "0 0 * * *", "20 23 * * *"]


def run(t):
    year(t, "Europe/Berlin", CRONS, spans=('0329', '1025'))
