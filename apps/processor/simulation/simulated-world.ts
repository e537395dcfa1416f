import { sourceIdOf, type Trade, type TradeFile } from '@trading/bars';
import { GENERAL_CSV } from '../src/parsing/layouts/general';
import type { Clock } from '../src/ports';
import { asOracleBar, type Hook, manifestKey, type OracleBar } from '@trading/bars/testing';
import { InMemoryWorld } from '../test/in-memory';
import { contentOf, expectedBars, HOUR, type Upload } from './small-case';

/** Writes of a batch: few, so that there is something between two batches. */
const BATCH = 6;

const DAY = { from: 0n, to: 24n * HOUR };

/** Every file packs, and none is looked at for its layout, which takes long and is the same every time. */
const SETTINGS = {
  filesPerCompaction: 1,
  layouts: [{ prefix: '', layout: GENERAL_CSV, extendedHours: 'include' }],
} as const;

/** What is known of a world at one moment, to begin with it again. */
export interface SavedWorld {
  readonly items: InMemoryWorld['table']['items'];
  readonly uploads: readonly Uploaded[];
}

interface Uploaded {
  readonly file: TradeFile;
  readonly trades: Upload['trades'];
}

/** The shipped code in a world whose every call can fail or wait; and what its bars must be. */
export class SimulatedWorld {
  private readonly world: InMemoryWorld;
  private readonly uploads: Uploaded[] = [];

  private constructor(page: number) {
    this.world = new InMemoryWorld({ settings: SETTINGS, tableSizes: { page, batch: BATCH }, chunkSize: 4096 });
  }

  /**
   * A world in which files were processed.
   *
   * @param page items of a page; the fewer, the more often a reader can be stopped
   */
  public static async with(
    uploads: readonly Upload[],
    page = 6,
  ): Promise<{ world: SimulatedWorld; begin: SavedWorld }> {
    const world = new SimulatedWorld(page);
    for (const upload of uploads) await world.deliver(world.upload(upload));
    return { world, begin: world.save() };
  }

  /** Puts a file in the bucket; its message is to be delivered, at least once. */
  public upload({ key, trades }: Upload): TradeFile {
    const file = this.world.upload(key, contentOf({ key, trades }));
    this.uploads.push({ file, trades });
    return file;
  }

  /**
   * Delivers a file's message; where it throws, the message is still on the queue.
   *
   * @param hook every call of the worker asks it; it may throw, or wait
   */
  public deliver(file: TradeFile, hook?: Hook, clock?: Clock): Promise<void> {
    return this.world.deliver(file, hook, clock);
  }

  /**
   * Reads all bars at once. In each hour a reader must get of each file all of one upload, and none that is older than
   * what counted when it began, or newer than what counts when it is done.
   *
   * @returns whether it does
   */
  public async readsWholeFiles(hook?: Hook): Promise<boolean> {
    const before = this.counting();
    const bars = await this.bars(DAY, hook);
    const after = this.counting();
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
   * Whether a reader of any hour gets what it must, and all that cannot be used is known of, where every message was
   * handled. Each hour is read by itself, since what another hour has can put a reader right.
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

  public save(): SavedWorld {
    return { items: new Map(this.world.table.items), uploads: [...this.uploads] };
  }

  public restore({ items, uploads }: SavedWorld): void {
    this.world.table.items.clear();
    for (const [key, item] of items) this.world.table.items.set(key, item);
    this.uploads.splice(0, this.uploads.length, ...uploads);
    this.world.deadLetters.length = 0;
  }

  private async bars(range: typeof DAY, hook?: Hook): Promise<OracleBar[]> {
    return (await this.world.bars('A', range, hook)).map((bar) => asOracleBar('A', bar));
  }

  /** The hours that have trades. */
  private hours(): readonly bigint[] {
    return [...new Set(this.uploads.flatMap(({ trades = [] }) => trades.map(({ time }) => time / HOUR)))];
  }

  /** The generation that counts now, by key. */
  private counting(): ReadonlyMap<string, string> {
    return new Map(
      this.uploads.flatMap(({ file }): [string, string][] => {
        const { pk, sk } = manifestKey(sourceIdOf(file));
        const generation = this.world.table.items.get(`${pk} ${sk}`)?.['generation'];
        return typeof generation === 'string' ? [[file.key, generation]] : [];
      }),
    );
  }

  /** Whether a file that cannot be used is in the dead-letter queue, or was replaced before anybody read it. */
  private isKnown({ file }: Uploaded): boolean {
    const message = this.world.messageOf(file);
    const isReplaced = this.uploads.some(
      ({ file: other }) => other.key === file.key && other.generation > file.generation,
    );
    return isReplaced || this.world.deadLetters.some(({ body, refusal }) => body === message && refusal.reason !== '');
  }
}

/** Every way to take one of each. */
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
