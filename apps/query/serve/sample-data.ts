import { NANOSECONDS, sourceIdOf, type Instrument, type Manifest, type StoredInterval } from '@trading/bars';
import { PartitionedTable } from '@trading/bars/memory';
import { TableBarData } from '../src/adapters/table-bar-data';
import type {
  BarData,
  ChangesPage,
  ChangesQuery,
  FeedStatus,
  FilesPage,
  FilesQuery,
  InstrumentRange,
  SymbolsPage,
  SymbolsQuery,
} from '../src/ports';
import { fillTable } from './fill-table';
import type { SampleFile } from './sample-files';
import type { UploadStatus } from '@trading/bars';

const DAY = NANOSECONDS['1d'];

/** The bars of the sample, in a table in memory. */
export class SampleData extends TableBarData implements BarData {
  private readonly ranges = new Map<string, InstrumentRange>();
  private readonly watermarks = new Map<string, bigint>();
  private manifests: readonly Manifest[] = [];

  public static async of(files: Iterable<SampleFile>, interval: StoredInterval): Promise<SampleData> {
    const table = new PartitionedTable();
    const data = new SampleData(table, interval);
    data.record(await fillTable(table, interval, files));
    return data;
  }

  public readFeeds(): Promise<readonly FeedStatus[]> {
    return Promise.resolve([...this.watermarks].map(([feed, watermark]) => ({ feed, watermark })));
  }

  public readWatermark(feed: string): Promise<bigint | undefined> {
    return Promise.resolve(this.watermarks.get(feed));
  }

  public readSymbol({ feed, symbol }: Instrument): Promise<InstrumentRange | undefined> {
    return Promise.resolve(this.ranges.get(`${feed}\n${symbol}`));
  }

  public readSymbols({ feed, search = '', limit, cursor = '0' }: SymbolsQuery): Promise<SymbolsPage> {
    const all = [...this.ranges.values()].filter(
      (range) => (!feed || range.feed === feed) && range.symbol.toLowerCase().includes(search.toLowerCase()),
    );
    return Promise.resolve({ symbols: all.slice(+cursor, +cursor + limit), ...cursorOf(all, +cursor + limit) });
  }

  public readFiles({ prefix = '', limit, cursor = '0' }: FilesQuery): Promise<FilesPage> {
    const all = this.manifests
      .filter(({ file }) => file.key.startsWith(prefix))
      .map(({ file, lines, accepted, excluded, duplicate, rejected }) => ({
        ...{ id: sourceIdOf(file), key: file.key, status: 'processed' as const },
        counts: { lines, accepted, excluded, duplicate, rejected },
      }));
    return Promise.resolve({ files: all.slice(+cursor, +cursor + limit), ...cursorOf(all, +cursor + limit) });
  }

  public readFile(id: string): Promise<UploadStatus | undefined> {
    const manifest = this.manifests.find(({ file }) => sourceIdOf(file) === id);
    return Promise.resolve(manifest && { manifest });
  }

  public readChanges({ since, limit, feed, symbol }: ChangesQuery): Promise<ChangesPage> {
    const first = since === 'latest' ? this.manifests.length : since;
    const changes = this.manifests.slice(first, first + limit).map(({ file, coverage }, index) => ({
      ...{ sequence: first + index, source: sourceIdOf(file), key: file.key },
      instruments: coverage.filter((one) => (!feed || one.feed === feed) && (!symbol || one.symbol === symbol)),
    }));
    return Promise.resolve({
      changes: changes.filter(({ instruments }) => instruments.length > 0),
      next: Math.max(first, Math.min(first + limit, this.manifests.length)),
    });
  }

  private record(manifests: readonly Manifest[]): void {
    this.manifests = manifests;
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

function cursorOf(all: readonly unknown[], end: number): { readonly cursor?: string } {
  return end < all.length ? { cursor: end.toString() } : {};
}
