"""Reads exported bars with pyarrow, polars and DuckDB, and compares every value with the expected rows.

    compare.py FOLDER    a folder with `exports` and `expected.json`
"""

import datetime
import decimal
import json
import sys

import duckdb
import polars
import pyarrow.dataset

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)
DECIMALS = ("open", "high", "low", "close", "volume", "notional", "vwap")
PARTITIONS = {"interval": "VARCHAR", "feed": "VARCHAR", "date": "VARCHAR"}


def read_pyarrow(folder):
    types = pyarrow.schema([(name, pyarrow.string()) for name in PARTITIONS])
    partitioning = pyarrow.dataset.partitioning(types, flavor="hive")
    table = pyarrow.dataset.dataset(f"{folder}/exports", format="parquet", partitioning=partitioning).to_table()
    require_decimals(table.schema.field(name).type for name in DECIMALS)
    return table.to_pylist()


def read_polars(folder):
    schema = {name: polars.String for name in PARTITIONS}
    frame = polars.scan_parquet(f"{folder}/exports/**/*.parquet", hive_schema=schema).collect()
    require_decimals(frame.schema[name] for name in DECIMALS)
    return frame.to_dicts()


def read_duckdb(folder):
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    types = ", ".join(f"{name}: {kind}" for name, kind in PARTITIONS.items())
    relation = connection.sql(
        f"SELECT * REPLACE (epoch_us(time) AS time) "
        f"FROM read_parquet('{folder}/exports/**/*.parquet', hive_partitioning = true, hive_types = {{{types}}})"
    )
    require_decimals(dict(zip(relation.columns, relation.types))[name] for name in DECIMALS)
    return [dict(zip(relation.columns, row)) for row in relation.fetchall()]


def require_decimals(types):
    for found in types:
        if "decimal" not in str(found).lower():
            sys.exit(f"Expected a column of decimals, found {found}")


def normal(row):
    """A row with decimals as canonical texts, and times as microseconds since 1970."""
    values = dict(row)
    for name in DECIMALS:
        if values[name] is not None:
            text = format(decimal.Decimal(values[name]), "f")
            values[name] = (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
    if isinstance(values["time"], datetime.datetime):
        values["time"] = (values["time"] - EPOCH) // MICROSECOND
    return values


def main(folder):
    decimal.getcontext().prec = 100
    with open(f"{folder}/expected.json", encoding="utf-8") as file:
        expected = json.load(file)
    position = {name: index for index, name in enumerate(expected[0])}
    key = lambda row: (row["feed"], row["date"], row["symbol"], row["time"])
    expected.sort(key=key)
    for read in (read_pyarrow, read_polars, read_duckdb):
        found = sorted((normal(row) for row in read(folder)), key=key)
        if len(found) != len(expected):
            sys.exit(f"{read.__name__}: expected {len(expected)} rows, found {len(found)}")
        wrong = [
            (name, key(want), want[name], have.get(name))
            for want, have in zip(expected, found)
            for name in position
            if want[name] != have.get(name)
        ]
        if wrong:
            name, at, want, have = wrong[0]
            sys.exit(f"{read.__name__}: {len(wrong)} values differ, first {name} of {at}: expected {want}, found {have}")
        print(f"{read.__name__.removeprefix('read_')}: {len(found) * len(position)} values of {len(found)} rows, 0 differ")


main(sys.argv[1])
