import { partsOf } from '../encoding/chunk-codec';
import type { EncodedChunk } from '../encoding/encoded-chunk';
import { CHUNK_NANOSECONDS, type StoredInterval } from '../model/interval';
import type { Coverage, CoveredChunk, Generation, Manifest, Refusal } from '../model/manifest';
import { instrumentKey } from '../model/trade';
import { sourceIdOf, type TradeFile } from '../model/trade-file';
import { readCurrentManifest } from '../read/read-current-manifest';
import { coveredDayItems } from '../table/covered-day';
import { invalidationKey, originOf, partialKey, refusalKey } from '../table/item-keys';
import { toFileItem } from '../table/file-item';
import { detailKeys, recordedCondition, toManifestItems, toRecordedItem } from '../table/manifest-item';
import type { Item, ItemKey, Table, Write } from '../table/table';
import { widenCatalogue } from './catalogue';
import { appendChange } from './change-log';
import { compactChunk } from './compact-chunk';
import { readUnrecorded } from './read-unrecorded';
import { raiseWatermarks } from './watermarks';

/**
 * Writes bars and manifests: partial bars for each file, and a manifest that makes those of one generation current.
 * docs/architecture.md shows the items.
 */
export class BarStore {
  public constructor(private readonly table: Table) {}

  /** Reads the manifest of the current generation of a source. */
  public currentManifest(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<Manifest | undefined> {
    return readCurrentManifest(this.table, sourceIdOf(file));
  }

  /**
   * Writes the bars of a file. Readers do not see them before the manifest is written. Writing them again changes nothing.
   *
   * @param chunks in the order of `compareChunks`, so that no partition gets hot
   * @returns the coverage of the file, ordered by feed and symbol
   */
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
        const key = instrumentKey(series);
        const covered = coverage.get(key) ?? { feed, symbol, from, to, chunks: [] };
        coverage.set(key, covered);
        covered.to = to;
        covered.chunks.push({ start, items: parts.length });
      }
    }
    await this.table.batchWrite(writes());
    return [...coverage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, covered]) => covered);
  }

  /**
   * Makes the generation of a file current in one step, in place of the previous one. The catalogue and the list of files
   * contain it before. {@link record} must follow.
   *
   * @param previous the manifest that is expected to be current; undefined if there is no manifest yet
   * @returns false if another manifest is current, or if the expected one is not recorded yet; no bar has changed then
   */
  public async putManifest(manifest: Manifest, previous: Manifest | undefined): Promise<boolean> {
    await widenCatalogue(this.table, manifest.coverage);
    const items = toManifestItems(manifest, previous);
    const others = previous ? invalidationsOf(previous) : [toFileItem(manifest.file)];
    const puts = [...items.details, ...coveredDayItems(manifest), ...others];
    await this.table.batchWrite(puts.map((item): Write => ({ kind: 'put', item })));
    return this.table.put(items.manifest, previous ? recordedCondition(previous) : { kind: 'absent' });
  }

  /**
   * Completes what follows a manifest: raises the watermarks, appends the generation to the change log, and deletes the bars of
   * the generation that it replaced. Until this is recorded with the manifest, it is repeated, and no other generation can
   * become current.
   *
   * @param replaced the generation that the manifest replaced
   */
  public async record(manifest: Manifest, replaced: Generation | undefined): Promise<void> {
    await raiseWatermarks(this.table, manifest);
    await appendChange(this.table, manifest, replaced);
    if (replaced) await this.deleteAll(barKeysOf(replaced));
    await this.table.put(toRecordedItem(manifest), {
      kind: 'equals',
      attribute: 'generation',
      value: manifest.file.generation,
    });
    // The details were needed to repeat the steps above.
    if (replaced) await this.deleteAll(detailKeys(replaced));
  }

  /** Completes what follows the current manifest of a source, if this is not recorded. */
  public async recordCurrent(file: Pick<TradeFile, 'bucket' | 'key'>): Promise<void> {
    const unrecorded = await readUnrecorded(this.table, sourceIdOf(file));
    if (unrecorded) await this.record(unrecorded.manifest, unrecorded.replaced);
  }

  /** Deletes everything of a generation that was not current and never becomes so. */
  public async deleteGeneration(generation: Generation): Promise<void> {
    await this.deleteAll([...barKeysOf(generation), ...detailKeys(generation)]);
  }

  /** Records the refusal of a file, unless a newer upload of its source was refused already. The list of files contains it. */
  public async putRefusal(file: TradeFile, refusal: Refusal): Promise<void> {
    const { generation } = file;
    await this.table.batchWrite([{ kind: 'put', item: toFileItem(file) }]);
    await this.table.put(
      { ...refusalKey(sourceIdOf(file)), ...file, ...refusal },
      { kind: 'not-above', attribute: 'generation', value: generation },
    );
  }

  /** Compacts the chunks in which a file has bars, so that reading them takes few items. */
  public async compact({ interval, coverage }: Manifest): Promise<void> {
    for (const { feed, symbol, chunks } of coverage) {
      const series = { feed, symbol, interval };
      // If files arrive in chronological order, the chunk before the first one is now complete.
      const before = chunks.slice(0, 1).map(({ start }) => start - CHUNK_NANOSECONDS[interval]);
      for (const start of [...before, ...chunks.map((chunk) => chunk.start)]) {
        if (start >= 0n) await compactChunk(this.table, series, start);
      }
    }
  }

  private deleteAll(keys: readonly ItemKey[]): Promise<void> {
    return this.table.batchWrite(keys.map((key): Write => ({ kind: 'delete', key })));
  }
}

/** The keys of the bars of a generation, and of the days that it covers. */
function barKeysOf(generation: Generation): ItemKey[] {
  const { file, interval, coverage } = generation;
  const origin = originOf(file);
  const bars = coverage.flatMap(({ feed, symbol, chunks }) =>
    chunks.flatMap(({ start, items }) =>
      Array.from({ length: items }, (_, part) => partialKey({ feed, symbol, interval }, start, origin, part)),
    ),
  );
  return [...bars, ...coveredDayItems(generation).map(({ pk, sk }) => ({ pk, sk }))];
}

/** An invalidation for each chunk that a manifest covers, because a pack may contain its bars there. */
function invalidationsOf({ file, interval, coverage }: Manifest): Item[] {
  return coverage.flatMap(({ feed, symbol, chunks }) =>
    chunks.map(({ start }) => ({ ...invalidationKey({ feed, symbol, interval }, start, originOf(file)) })),
  );
}
