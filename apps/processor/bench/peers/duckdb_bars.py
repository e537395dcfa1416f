"""Makes one-minute bars of a trade file with DuckDB, in one thread.

    python duckdb_bars.py FILE double|decimal [BARS]

Trades with the same time are ordered by their ids, which are whole numbers; the file states no other order. Time and id are
combined in one 128-bit number, which is the cheapest way that was found.
"""

import sys

import duckdb

from report import report

file, kind, *output = sys.argv[1:]
number = {"double": "DOUBLE", "decimal": "DECIMAL(38, 8)"}[kind]
columns = (
    f"{{symbol: 'VARCHAR', timestamp_ns: 'BIGINT', price: '{number}', size: '{number}', id: 'BIGINT'}}"
)
source = (
    f"read_json('{file}', format = 'newline_delimited', columns = {columns})"
    if ".ndjson" in file
    else f"read_csv('{file}', header = true, delim = ',', columns = {columns})"
)

database = duckdb.connect()
database.execute("SET threads = 1")
database.execute(f"""
    CREATE TABLE bars AS
    SELECT
        symbol,
        timestamp_ns // 60_000_000_000 * 60_000_000_000 AS time,
        arg_min(price, timestamp_ns::HUGEINT * 10_000_000_000 + id) AS open,
        max(price) AS high,
        min(price) AS low,
        arg_max(price, timestamp_ns::HUGEINT * 10_000_000_000 + id) AS close,
        sum(size) AS volume,
        sum(price * size) AS notional,
        count(*) AS trades
    FROM {source}
    GROUP BY symbol, time
""")
bars, trades = database.execute("SELECT count(*), sum(trades)::BIGINT FROM bars").fetchone()
if output:
    database.execute(f"COPY (SELECT * FROM bars) TO '{output[0]}' (HEADER false)")
report(bars, trades)
