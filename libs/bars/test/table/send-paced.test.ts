import { ThrottledError } from '../../src/errors';
import { sendPaced, type PacedSending } from '../../src/table/send-paced';
import { WritePace } from '../../src/table/write-pace';
import { VirtualTimer } from '../../src/testing/virtual-timer';

/** Milliseconds that the table takes to answer. */
const LATENCY = 10;

interface Numbered {
  readonly units: number;
  readonly index: number;
}

/** A table that has some write units a second, which it saves for up to five minutes. */
class ProvisionedTable {
  public readonly written = new Map<number, number>();
  public requests = 0;
  /** The units of the latest request. */
  public latestUnits = 0;
  public inFlight = 0;
  public maxInFlight = 0;
  private savedAt = 0;

  public constructor(
    private readonly timer: VirtualTimer,
    public unitsPerSecond = Infinity,
    private saved = 0,
  ) {}

  public readonly send = async (batch: readonly Numbered[]): Promise<readonly Numbered[]> => {
    this.requests += 1;
    this.latestUnits = batch.reduce((sum, { units }) => sum + units, 0);
    this.inFlight += 1;
    this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
    await this.timer.sleep(LATENCY);
    this.inFlight -= 1;
    return batch.filter((write) => !this.take(write));
  };

  private take({ units, index }: Numbered): boolean {
    if (this.unitsPerSecond !== Infinity) {
      const seconds = (this.timer.now() - this.savedAt) / 1_000;
      this.saved = Math.min(this.saved + seconds * this.unitsPerSecond, 300 * this.unitsPerSecond);
      this.savedAt = this.timer.now();
      if (this.saved < units) return false;
      this.saved -= units;
    }
    this.written.set(index, (this.written.get(index) ?? 0) + 1);
    return true;
  }
}

const writes = (count: number, units = 1) => Array.from({ length: count }, (_, index) => ({ units, index }));

let timer: VirtualTimer;

beforeEach(() => {
  timer = new VirtualTimer();
});

function write(table: ProvisionedTable, some: Iterable<Numbered>, options: Partial<PacedSending<Numbered>> = {}) {
  const sending = { batchSize: 25, send: table.send, throwIfLate: () => undefined, ...options };
  return timer.run(() => sendPaced(some, new WritePace(timer), sending));
}

describe('sendPaced', () => {
  test('writes 12,000 items at 10 ms a request in 150 ms', async () => {
    const table = new ProvisionedTable(timer);
    await write(table, writes(12_000));
    expect(table.written.size).toBe(12_000);
    expect([table.requests, table.maxInFlight, timer.now()]).toEqual([480, 32, 150]);
  });

  test('writes everything once to a table that throttles, in little more time than its capacity needs', async () => {
    const table = new ProvisionedTable(timer, 1_000, 5_000);
    await write(table, writes(30_000, 2));
    expect([...table.written.values()]).toEqual(Array(30_000).fill(1));
    expect(timer.now()).toBeGreaterThan(54_000);
    expect(timer.now()).toBeLessThan(60_000);
  });

  test('writes to a table of five units a second, and few of its requests are throttled in vain', async () => {
    const table = new ProvisionedTable(timer, 5, 1_500);
    await write(table, writes(1_000, 3));
    expect(table.written.size).toBe(1_000);
    expect(timer.now()).toBeLessThan(1.1 * 300_000);
    expect(table.requests).toBeLessThan(1_000);
  });

  test('asks a slow table for little more than it has in a second', async () => {
    const table = new ProvisionedTable(timer, 5, 0);
    const asked: number[] = [];
    const done = write(table, writes(500));
    void (async () => {
      await timer.sleep(20_000);
      while (table.written.size < 500) {
        asked.push(table.latestUnits);
        await timer.sleep(100);
      }
    })();
    await done;
    expect(asked.length).toBeGreaterThan(100);
    expect(Math.max(...asked)).toBeLessThan(15);
  });

  test('uses more capacity as soon as the table has more', async () => {
    const table = new ProvisionedTable(timer, 10, 0);
    const done = write(table, writes(20_000));
    void timer.sleep(60_000).then(() => (table.unitsPerSecond = 2_000));
    await done;
    expect(timer.now()).toBeLessThan(60_000 + 35_000);
  });

  test('fetches a write only when it can be sent', async () => {
    let fetched = 0;
    function* source() {
      for (const one of writes(100_000)) {
        fetched += 1;
        yield one;
      }
    }
    const table = new ProvisionedTable(timer);
    const late = () => {
      if (timer.now() >= 100) throw new Error('late');
    };
    await expect(write(table, source(), { throwIfLate: late })).rejects.toThrow('late');
    expect(fetched - table.written.size).toBeLessThanOrEqual(25);
  });

  test('settles only when no request is in flight', async () => {
    const table = new ProvisionedTable(timer);
    const failing = async (batch: readonly Numbered[]) => {
      if (batch.some(({ index }) => index === 60)) throw new Error('no such table');
      return table.send(batch);
    };
    await expect(write(table, writes(12_000), { send: failing })).rejects.toThrow('no such table');
    expect(table.inFlight).toBe(0);
    expect(table.written.size).toBeLessThan(32 * 25);
  });

  test('counts the writes from the first on without a gap', async () => {
    const table = new ProvisionedTable(timer, 100, 100);
    const counts: number[] = [];
    const onWritten = (count: number) => {
      for (let index = 0; index < count; index += 1) expect(table.written.has(index)).toBe(true);
      expect(count).toBeGreaterThan(counts.at(-1) ?? 0);
      counts.push(count);
    };
    await write(table, writes(500), { onWritten });
    expect(counts.at(-1)).toBe(500);
  });

  test('gives up when the table takes nothing for a minute', async () => {
    const table = new ProvisionedTable(timer, 0);
    await expect(write(table, writes(100))).rejects.toThrow(new ThrottledError(60));
    expect(timer.now()).toBeGreaterThan(60_000);
    expect(timer.now()).toBeLessThan(65_000);
  });
});
