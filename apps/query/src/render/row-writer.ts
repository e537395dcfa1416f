import { formatDecimal, vwap } from '@trading/bars';
import { stateOf, type BarsPage, type RowState } from '../operations/bars/bars-page';
import type { BarRow } from '@trading/bars';
import { InstantWriter } from '../time/instants';

/** The number of decimals of a volume-weighted average price, to which it is rounded half to even. */
const VWAP_DECIMALS = 18;

/** The number of decimals of a notional, which is a product of two numbers of 18 decimals. */
const NOTIONAL_DECIMALS = 36;

/** The values of a row as text with all digits. An interval without trades has only a time and a state. */
export interface RowTexts {
  readonly time: string;
  readonly open?: string;
  readonly high?: string;
  readonly low?: string;
  readonly close?: string;
  readonly volume?: string;
  readonly notional?: string;
  readonly vwap?: string;
  readonly count?: number;
  readonly state: RowState;
  readonly revision?: string;
  readonly sources?: readonly string[];
  readonly conflicts?: readonly string[];
}

/** Writes the values of rows, which all formats have in common. */
export class RowWriter {
  private readonly times: InstantWriter;

  public constructor(private readonly page: Pick<BarsPage, 'zone' | 'watermark'>) {
    this.times = new InstantWriter(page.zone);
  }

  public write(row: BarRow): RowTexts {
    const time = this.times.write(row.time);
    if ('state' in row) return { time, state: row.state };
    const open = textOf(row.open);
    // Few trades of a bar have different prices.
    const high = row.high === row.open ? open : textOf(row.high);
    const low = row.low === row.open ? open : row.low === row.high ? high : textOf(row.low);
    const close = row.close === row.high ? high : row.close === row.low ? low : textOf(row.close);
    return {
      time,
      open,
      high,
      low,
      close,
      volume: formatDecimal(row.volume),
      notional: formatDecimal(row.notional, NOTIONAL_DECIMALS),
      vwap: textOf(vwap(row, VWAP_DECIMALS)),
      count: row.count,
      state: stateOf(row, this.page.watermark),
      revision: row.revision === '' ? undefined : row.revision,
      sources: row.sources,
      conflicts: row.conflicts,
    };
  }
}

function textOf(value: bigint | undefined): string | undefined {
  return value === undefined ? undefined : formatDecimal(value);
}
