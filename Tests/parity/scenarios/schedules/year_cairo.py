"""A year of times on the clocks of Africa/Cairo, with both changes of the clocks (SC-01)."""

from harness.schedules import year

CRONS = ["0 * * * *", "30 1 * * *", "30 2 * * *", "15,45 0 * * *", "0 0 * * *", "20 23 * * *"]


def run(t):
    year(t, "Africa/Cairo", CRONS, spans=('0424', '1029'))
