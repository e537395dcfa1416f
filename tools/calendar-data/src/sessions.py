"""Prints the sessions of exchange_calendars as JSON: versions, and sessions by calendar.

A session is [date, open, break start, break end, close, extended open, extended close, local open, local close]. Times are
minutes since 1970 in UTC, or null; the last two are texts such as 09:30. Extended hours are null if the exchange has none.

Usage: sessions.py FIRST_YEAR LAST_YEAR CALENDAR...
"""

import json
import sys
from importlib.metadata import version

import exchange_calendars
import pandas

# Local hours of the trading before and after the session, and its end after an early close.
EXTENDED = {"XNYS": ("04:00", "20:00", "17:00"), "XNAS": ("04:00", "20:00", "17:00")}
EARLY_CLOSE = "13:00"


def minute(time):
    return None if pandas.isna(time) else int(time.timestamp()) // 60


def extended_hours(name, date, close, zone):
    if name not in EXTENDED:
        return [None, None]
    first, last, last_if_early = EXTENDED[name]
    ends = last_if_early if close == EARLY_CLOSE else last
    return [minute(pandas.Timestamp(f"{date} {time}").tz_localize(zone)) for time in (first, ends)]


def sessions(name, first_year, last_year):
    calendar = exchange_calendars.get_calendar(name, start=f"{first_year}-01-01", end=f"{last_year}-12-31")
    for session, row in calendar.schedule.iterrows():
        date = session.date().isoformat()
        hours = [minute(row[column]) for column in ("open", "break_start", "break_end", "close")]
        local = [row[column].tz_convert(calendar.tz).strftime("%H:%M") for column in ("open", "close")]
        yield [date, *hours, *extended_hours(name, date, local[1], calendar.tz), *local]


def main(first_year, last_year, *names):
    found = {name: list(sessions(name, first_year, last_year)) for name in names}
    versions = {package: version(package) for package in ("exchange_calendars", "tzdata")}
    json.dump({"versions": versions, "sessions": found}, sys.stdout)


main(*sys.argv[1:])
