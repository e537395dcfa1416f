"""Makes one-minute bars of a CSV file with DataFusion, in one partition.

    python datafusion_bars.py FILE [BARS]
"""

import sys

import pyarrow as pa
import pyarrow.csv
from datafusion import SessionConfig, SessionContext

from report import report

file, *output = sys.argv[1:]
schema = pa.schema(
    [
        ("symbol", pa.string()),
        ("timestamp_ns", pa.int64()),
        ("price", pa.float64()),
        ("size", pa.float64()),
        ("id", pa.int64()),
    ]
)
context = SessionContext(SessionConfig().with_target_partitions(1))
context.register_csv("trades", file, schema=schema, has_header=True)
bars = context.sql("""
    SELECT
        symbol,
        timestamp_ns / 60000000000 * 60000000000 AS time,
        first_value(price ORDER BY timestamp_ns, id) AS open,
        max(price) AS high,
        min(price) AS low,
        last_value(price ORDER BY timestamp_ns, id) AS close,
        sum(size) AS volume,
        sum(price * size) AS notional,
        count(*) AS trades
    FROM trades
    GROUP BY symbol, timestamp_ns / 60000000000 * 60000000000
""").to_arrow_table()
if output:
    pyarrow.csv.write_csv(bars, output[0], pyarrow.csv.WriteOptions(include_header=False, quoting_style="none"))
report(bars.num_rows, sum(bars.column("trades").to_pylist()))
