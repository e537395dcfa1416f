import type { Instrument, Manifest, StoredInterval } from '@trading/bars';
import { PartitionedTable } from '@trading/bars/memory';
import { TableBarData } from '../src/adapters/table-bar-data';
import type { SymbolRange } from '../src/ports';
import { fillTable } from './fill-table';
import type { SampleFile } from './sample-files';

const DAY = 86_400_000_000_000n;

/** The bars of the sample, in a table in memory. */
export class SampleData extends TableBarData {
  private readonly ranges = new Map<string, SymbolRange>();
  private readonly watermarks = new Map<string, bigint>();

  public static async of(files: Iterable<SampleFile>, interval: StoredInterval): Promise<SampleData> {
    const table = new PartitionedTable();
    const data = new SampleData(table, interval);
    data.record(await fillTable(table, interval, files));
    return data;
  }

  public override readWatermark(feed: string): Promise<bigint | undefined> {
    return Promise.resolve(this.watermarks.get(feed));
  }

  public override readSymbol({ feed, symbol }: Instrument): Promise<SymbolRange | undefined> {
    return Promise.resolve(this.ranges.get(`${feed}\n${symbol}`));
  }

  private record(manifests: readonly Manifest[]): void {
    for (const { feed, symbol, from, to } of manifests.flatMap(({ coverage }) => coverage)) {
      const days = { from: from - (from % DAY), to: to - (to % DAY) + DAY };
      const known = this.ranges.get(`${feed}\n${symbol}`) ?? days;
      this.ranges.set(`${feed}\n${symbol}`, {
        ...{ feed, symbol },
        from: known.from < days.from ? known.from : days.from,
        to: known.to > days.to ? known.to : days.to,
      });
      const watermark = this.watermarks.get(feed) ?? 0n;
      this.watermarks.set(feed, watermark > to ? watermark : to);
    }
  }
}
