#!/usr/bin/env node
/** Makes one-minute bars of a CSV file with Polars: `node polars.mjs FILE [BARS]`. */
import polars from 'nodejs-polars';
import { report } from '../runners/report.mjs';

const [file, output] = process.argv.slice(2);
const { col } = polars;
const inOrder = (column) => col(column).sortBy(['timestamp_ns', 'id']);
const bars = polars
  .scanCSV(file)
  .withColumns(
    col('timestamp_ns')
      .sub(col('timestamp_ns').modulo(polars.lit(60_000_000_000n).cast(polars.Int64)))
      .alias('time'),
    col('price').mul(col('size')).alias('notional'),
  )
  .groupBy(['symbol', 'time'])
  .agg(
    inOrder('price').first().alias('open'),
    col('price').max().alias('high'),
    col('price').min().alias('low'),
    inOrder('price').last().alias('close'),
    col('size').sum().alias('volume'),
    col('notional').sum(),
    col('id').count().alias('trades'),
  )
  .collectSync();
if (output) bars.writeCSV(output, { includeHeader: false });
report(bars.height, bars.getColumn('trades').sum());
