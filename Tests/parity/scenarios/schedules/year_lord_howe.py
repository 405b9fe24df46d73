"""A year of times on the clocks of Australia/Lord_Howe, with both changes of the clocks (SC-01)."""

from harness.schedules import year

CRONS = ["0 * * * *", "30 1 * * *", "30 2 * * *", "15,45 0 * * *", "0 0 * * *", "20 23 * * *"]


def run(t):
    year(t, "Australia/Lord_Howe", CRONS, spans=('0404', '1003'))
