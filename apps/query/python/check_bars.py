"""Runs an example of docs/python.md, and compares the bars that it reads with the JSON of the API, digit for digit."""

import json
import sys
import urllib.request
from datetime import datetime
from decimal import Decimal

NUMBERS = ["open", "high", "low", "close", "volume", "notional", "vwap"]


def columns_of(bars):
    """The values of each column of a data frame of pandas or Polars, or of a relation of DuckDB, as lists."""
    if hasattr(bars, "fetchall"):
        return dict(zip(bars.columns, zip(*bars.fetchall())))
    return {name: list(bars[name]) for name in bars.columns}


def wrong_values(columns, expected):
    """The values that differ from those of the API."""
    lengths = {len(values) for values in columns.values()}
    if lengths != {len(expected)}:
        return [f"expected {len(expected)} rows, found {sorted(lengths)}"]
    wrong = []
    for index, bar in enumerate(expected):
        for name in NUMBERS:
            value = columns[name][index]
            exact = isinstance(value, (Decimal, str))
            if not exact or Decimal(value) != Decimal(bar[name]):
                wrong.append(f"{bar['time']} {name}: expected {bar[name]}, found {value!r}")
        if columns["time"][index].timestamp() != datetime.fromisoformat(bar["time"]).timestamp():
            wrong.append(f"expected {bar['time']}, found {columns['time'][index]}")
        if columns["count"][index] != bar["count"]:
            wrong.append(f"{bar['time']} count: expected {bar['count']}, found {columns['count'][index]}")
    return wrong


def main(example, url):
    with urllib.request.urlopen(url) as answer:
        expected = json.load(answer)["bars"]
    names = {}
    with open(example, encoding="utf-8") as file:
        exec(compile(file.read(), example, "exec"), names)
    wrong = wrong_values(columns_of(names["bars"]), expected)
    for line in wrong[:3]:
        print(line)
    print(f"{len(expected)} bars, {len(wrong)} wrong values")
    return 1 if wrong or not expected else 0


sys.exit(main(*sys.argv[1:]))
