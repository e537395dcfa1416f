import { sourceIdOf, type Trade, type TradeFile } from '@trading/bars';
import { GENERAL_CSV } from '../src/parsing/layouts/general';
import type { Clock } from '../src/ports';
import { asOracleBar, type Hook, manifestKey, type OracleBar } from '@trading/bars/testing';
import { InMemoryWorld } from '../test/in-memory-world';
import { problemOfLedger, type HandledUpload } from './ledger';
import { Poller, type SavedPoller } from './poller';
import { contentOf, expectedBars, HOUR, type Upload } from './small-case';

/** A batch has few writes, so that faults can occur between batches. */
const BATCH = 6;

const DAYS = { from: 0n, to: 48n * HOUR };

/**
 * Every file triggers a compaction. The layout is declared, because its detection takes long and is always the same.
 */
const SETTINGS = {
  filesPerCompaction: 1,
  layouts: [{ prefix: '', layout: GENERAL_CSV }],
} as const;

/** The state of a world, to which it can be restored. */
export interface SavedWorld {
  readonly items: InMemoryWorld['table']['items'];
  readonly uploads: readonly HandledUpload[];
  readonly poller: SavedPoller;
}

/** The shipped code in a world in which every call can fail or wait, and the bars that are expected of it. */
export class SimulatedWorld {
  private readonly world: InMemoryWorld;
  private readonly uploads: HandledUpload[] = [];
  private readonly poller = new Poller();

  private constructor(page: number) {
    this.world = new InMemoryWorld({ settings: SETTINGS, tableSizes: { page, batch: BATCH }, chunkSize: 4096 });
  }

  /**
   * Creates a world in which files have been processed.
   *
   * @param page number of items in a page; with smaller pages a reader can be stopped more often
   */
  public static async create(
    uploads: readonly Upload[],
    page = 6,
  ): Promise<{ world: SimulatedWorld; initial: SavedWorld }> {
    const world = new SimulatedWorld(page);
    for (const upload of uploads) await world.deliver(world.upload(upload));
    await world.poll();
    return { world, initial: world.save() };
  }

  /** Puts a file into the bucket. Its message must then be delivered at least once. */
  public upload({ key, trades }: Upload): TradeFile {
    const file = this.world.upload(key, contentOf({ key, trades }));
    this.uploads.push({ file, trades });
    return file;
  }

  /**
   * Delivers the message of a file. If this throws, the message stays on the queue.
   *
   * @param hook called around every call of the worker; it may throw or wait
   */
  public deliver(file: TradeFile, hook?: Hook, clock?: Clock): Promise<void> {
    return this.world.deliver(file, hook, clock);
  }

  /**
   * Reads all bars at once. In each hour a reader must get all bars of one upload of each file. This upload must not be
   * older than the current one at the start of the read, or newer than the current one at its end.
   *
   * @returns true if the reader does
   */
  public async readsWholeFiles(hook?: Hook): Promise<boolean> {
    const before = this.currentGenerations();
    const bars = await this.bars(DAYS, hook);
    const after = this.currentGenerations();
    const choices = [...new Set(this.uploads.map(({ file }) => file.key))].map((key) => {
      const [from = '', to = ''] = [before.get(key), after.get(key)];
      const between = this.uploads.filter(({ file }) => file.generation >= from && file.generation <= to);
      const trades = between.flatMap((upload) => (upload.file.key === key && upload.trades ? [upload.trades] : []));
      return from === '' ? [[], ...trades] : trades;
    });
    const readable = combinationsOf(choices).map(expectedBars);
    return this.hours().every((hour) =>
      readable.some((expected) => isSame(bars.filter(isIn(hour)), expected.filter(isIn(hour)))),
    );
  }

  /**
   * True if a reader of any hour gets the right bars, and every file that cannot be used is reported, once all messages
   * have been handled. Each hour is read separately, because items of another hour can correct a reader.
   */
  public async isRight(): Promise<boolean> {
    const last = new Map<string, readonly Trade[]>();
    for (const { file, trades } of this.uploads) if (trades) last.set(file.key, trades);
    const expected = expectedBars([...last.values()]);
    for (const hour of this.hours()) {
      const bars = await this.bars({ from: hour * HOUR, to: (hour + 1n) * HOUR });
      if (!isSame(bars, expected.filter(isIn(hour)))) return false;
    }
    return this.uploads.every((upload) => upload.trades ?? this.isKnown(upload));
  }

  /** Lets the poller read what has changed. */
  public poll(hook?: Hook): Promise<void> {
    const table = hook ? this.world.table.with(hook) : this.world.table;
    return this.poller.poll(table, (range) => this.world.bars('A', range, hook));
  }

  /**
   * Compares everything in the table beside the bars with the uploads, once all messages have been handled, and the bars of
   * the poller with all bars.
   *
   * @returns a problem if there is one
   */
  public async problemOfLedger(): Promise<string | undefined> {
    const generations = this.currentGenerations();
    const current = this.uploads.filter(({ file }) => generations.get(file.key) === file.generation);
    const problem = await problemOfLedger(this.world.table, this.uploads, current);
    if (problem) return problem;
    await this.poll();
    const known = this.poller.knownBars().map((bar) => asOracleBar('A', bar));
    return isSame(known, await this.bars(DAYS)) ? undefined : 'the poller has other bars';
  }

  public save(): SavedWorld {
    return { items: new Map(this.world.table.items), uploads: [...this.uploads], poller: this.poller.save() };
  }

  public restore({ items, uploads, poller }: SavedWorld): void {
    this.poller.restore(poller);
    this.world.table.items.clear();
    for (const [key, item] of items) this.world.table.items.set(key, item);
    this.uploads.splice(0, this.uploads.length, ...uploads);
    this.world.deadLetters.length = 0;
  }

  private async bars(range: typeof DAYS, hook?: Hook): Promise<OracleBar[]> {
    return (await this.world.bars('A', range, hook)).map((bar) => asOracleBar('A', bar));
  }

  /** The hours that have trades. */
  private hours(): readonly bigint[] {
    return [...new Set(this.uploads.flatMap(({ trades = [] }) => trades.map(({ time }) => time / HOUR)))];
  }

  /** The current generation of each key. */
  private currentGenerations(): ReadonlyMap<string, string> {
    return new Map(
      this.uploads.flatMap(({ file }): [string, string][] => {
        const { pk, sk } = manifestKey(sourceIdOf(file));
        const generation = this.world.table.items.get(`${pk} ${sk}`)?.['generation'];
        return typeof generation === 'string' ? [[file.key, generation]] : [];
      }),
    );
  }

  /** True if a file that cannot be used is in the dead-letter queue, or was replaced before it was read. */
  private isKnown({ file }: HandledUpload): boolean {
    const message = this.world.messageOf(file);
    const isReplaced = this.uploads.some(
      ({ file: other }) => other.key === file.key && other.generation > file.generation,
    );
    return isReplaced || this.world.deadLetters.some(({ body, refusal }) => body === message && refusal.reason !== '');
  }
}

/** Every combination of one option of each choice. */
function combinationsOf<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return choices.reduce<readonly (readonly T[])[]>(
    (combinations, options) => combinations.flatMap((before) => options.map((option) => [...before, option])),
    [[]],
  );
}

function isIn(hour: bigint): (bar: OracleBar) => boolean {
  return ({ time }) => time / HOUR === hour;
}

function isSame(a: readonly OracleBar[], b: readonly OracleBar[]): boolean {
  return textOf(a) === textOf(b);
}

function textOf(bars: readonly OracleBar[]): string {
  return JSON.stringify(bars, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
