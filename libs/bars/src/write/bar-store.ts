import { CHUNK_NANOSECONDS, type StoredInterval } from '../model/interval';
import type { Coverage, CoveredChunk, Manifest, Refusal } from '../model/manifest';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import { partsOf } from '../encoding/chunk-codec';
import type { EncodedChunk } from '../encoding/encoded-chunk';
import { IncompleteManifestError } from '../errors';
import { compactChunk } from './compact-chunk';
import { doubtKey, manifestKey, partialKey, refusalKey, type Origin } from '../table/item-keys';
import { detailKeysOf, fromManifestItems, toManifestItems } from '../table/manifest-item';
import type { Item, Table, Write } from '../table/table';

/** Bars and manifests in a table; docs/architecture.md shows its items. */
export class BarStore {
  public constructor(private readonly table: Table) {}

  public async currentManifest(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<Manifest | undefined> {
    const source = sourceIdOf(file);
    let incomplete: unknown;
    for (;;) {
      const item = await this.table.get(manifestKey(source));
      if (!item) return undefined;
      const keys = detailKeysOf(source, item);
      const details = new Map((await this.table.batchGet(keys)).map((detail) => [detail.sk, detail]));
      const found = keys.flatMap(({ sk }) => details.get(sk) ?? []);
      if (found.length === keys.length) return fromManifestItems(item, found);
      // What is gone was removed with its generation, which does not count any more; unless it still does.
      if (incomplete === item['generation']) throw new IncompleteManifestError(file.key, keys.length - found.length);
      incomplete = item['generation'];
    }
  }

  public async putBars(
    file: TradeFile,
    interval: StoredInterval,
    chunks: Iterable<EncodedChunk>,
  ): Promise<readonly Coverage[]> {
    const origin = originOf(file);
    const coverage = new Map<string, Coverage & { to: bigint; readonly chunks: CoveredChunk[] }>();
    function* writes(): Generator<Write> {
      for (const { feed, symbol, start, from, to, bytes } of chunks) {
        const series = { feed, symbol, interval };
        const parts = partsOf(start, interval, bytes);
        for (const [part, bars] of parts.entries()) {
          yield { kind: 'put', item: { ...partialKey(series, start, origin, part), bars } };
        }
        const covered = coverage.get(`${feed}\n${symbol}`) ?? { feed, symbol, from, to, chunks: [] };
        coverage.set(`${feed}\n${symbol}`, covered);
        covered.to = to;
        covered.chunks.push({ start, items: parts.length });
      }
    }
    await this.table.batchWrite(writes());
    return [...coverage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, covered]) => covered);
  }

  public async putManifest(manifest: Manifest, previous: Manifest | undefined): Promise<boolean> {
    const items = toManifestItems(manifest);
    const doubts = previous ? doubtsOf(previous) : [];
    await this.table.batchWrite([...items.details, ...doubts].map((item): Write => ({ kind: 'put', item })));
    return this.table.put(
      items.manifest,
      previous ? { kind: 'equals', attribute: 'generation', value: previous.file.generation } : { kind: 'absent' },
    );
  }

  public async deleteBars(manifest: Manifest): Promise<void> {
    const origin = originOf(manifest.file);
    const keys = [
      ...manifest.coverage.flatMap(({ feed, symbol, chunks }) =>
        chunks.flatMap(({ start, items }) =>
          Array.from({ length: items }, (_, part) =>
            partialKey({ feed, symbol, interval: manifest.interval }, start, origin, part),
          ),
        ),
      ),
      ...toManifestItems(manifest).details.map(({ pk, sk }) => ({ pk, sk })),
    ];
    await this.table.batchWrite(keys.map((key): Write => ({ kind: 'delete', key })));
  }

  public async putRefusal(file: TradeFile, refusal: Refusal): Promise<void> {
    const { generation } = file;
    await this.table.put(
      { ...refusalKey(sourceIdOf(file)), ...file, ...refusal },
      { kind: 'not-above', attribute: 'generation', value: generation },
    );
  }

  public async compact({ interval, coverage }: Manifest): Promise<void> {
    for (const { feed, symbol, chunks } of coverage) {
      const series = { feed, symbol, interval };
      // The chunk before the first gets no more files, where they come in the order of time.
      const before = chunks.slice(0, 1).map(({ start }) => start - CHUNK_NANOSECONDS[interval]);
      for (const start of [...before, ...chunks.map((chunk) => chunk.start)]) {
        if (start >= 0n) await compactChunk(this.table, series, start);
      }
    }
  }
}

/** A doubt for each chunk that a manifest covers: a pack may have what it has there. */
function doubtsOf({ file, interval, coverage }: Manifest): Item[] {
  return coverage.flatMap(({ feed, symbol, chunks }) =>
    chunks.map(({ start }) => ({ ...doubtKey({ feed, symbol, interval }, start, originOf(file)) })),
  );
}

function originOf(file: TradeFile): Origin {
  return { source: sourceIdOf(file), generation: file.generation };
}
