import { WritePace } from '../../src/table/write-pace';
import { VirtualTimer } from '../../src/testing/virtual-timer';

const inTime = () => undefined;

let timer: VirtualTimer;
let pace: WritePace;

beforeEach(() => {
  timer = new VirtualTimer();
  pace = new WritePace(timer);
});

/** Sends a request of some units, of which the table takes some. */
async function send(units: number, taken: number): Promise<void> {
  const sentAt = await pace.admit(units, inTime);
  pace.learn({ sentAt, units, taken });
}

/** Sends at a steady rate, and then a request that is throttled. */
async function fillTable(unitsPerSecond: number): Promise<void> {
  for (let sent = 0; sent < 50; sent += 1) {
    await timer.sleep(100);
    await send(unitsPerSecond / 10, unitsPerSecond / 10);
  }
  await send(1, 0);
}

describe('WritePace', () => {
  test('has no limit until a request is throttled', async () => {
    await timer.run(async () => {
      for (let sent = 0; sent < 100; sent += 1) await send(1_000, 1_000);
    });
    expect(timer.now()).toBe(0);
    expect(pace.maxUnits()).toBe(Infinity);
  });

  test('does not exceed a limit, which can change, even if the table takes more', async () => {
    const secondsOf = async (requests: number): Promise<number> => {
      const begin = timer.now();
      for (let sent = 0; sent < requests; sent += 1) await send(10, 10);
      return (timer.now() - begin) / 1_000;
    };
    const seconds = await timer.run(async () => {
      pace.limitTo(100);
      const limited = await secondsOf(101);
      pace.limitTo(200);
      return [limited, await secondsOf(100)];
    });
    expect(seconds[0]).toBeCloseTo(10, 5);
    expect(seconds[1]).toBeCloseTo(5, 0);
    expect(pace.maxUnits()).toBe(200);
  });

  test('follows the table below a limit', async () => {
    pace.limitTo(900);
    await timer.run(() => fillTable(500));
    expect(pace.maxUnits()).toBeLessThan(400);
  });

  test('continues with 0.7 of what the table took', async () => {
    await timer.run(() => fillTable(1_000));
    expect(pace.maxUnits()).toBeGreaterThan(650);
    expect(pace.maxUnits()).toBeLessThan(750);
  });

  test('spreads requests over time at its rate', async () => {
    const begin = await timer.run(async () => {
      await fillTable(1_000);
      const before = timer.now();
      for (let sent = 0; sent < 10; sent += 1) await send(70, 70);
      return before;
    });
    expect((timer.now() - begin) / 1_000).toBeCloseTo(0.9, 0);
  });

  test.each([10, 1_000, 100_000])('regains %d units a second, stays near it, and then exceeds it', async (full) => {
    const shares = await timer.run(async () => {
      await fillTable(full);
      const measured = pace.maxUnits() / 0.7;
      const seconds = Math.cbrt((0.3 * measured) / 0.4);
      return Promise.all(
        [0.5, 1, 1.5, 3].map(async (share) => {
          await timer.sleep(1_000 * share * seconds);
          return pace.maxUnits() / measured;
        }),
      );
    });
    // 1 - 0.3 (1 - x)³
    expect(shares.map((share) => share.toFixed(4))).toEqual(['0.9625', '1.0000', '1.0375', '3.4000']);
  });

  test('does not reduce the rate again for requests that were sent before it was reduced', async () => {
    const [first, second] = await timer.run(async () => {
      const sent = await Promise.all([pace.admit(25, inTime), pace.admit(25, inTime)]);
      await timer.sleep(10);
      return sent.map((sentAt) => {
        pace.learn({ sentAt, units: 100, taken: 50 });
        return pace.maxUnits();
      });
    });
    expect(second).toBe(first);
  });

  test('halves the rate at most if the table takes nothing for a moment, and keeps a lowest one', async () => {
    const rates = await timer.run(async () => {
      await fillTable(1_000);
      await timer.sleep(20_000);
      const before = pace.maxUnits();
      await send(1, 0);
      const after = pace.maxUnits();
      for (let sent = 0; sent < 40; sent += 1) await send(1, 0);
      return [after / before, pace.maxUnits()];
    });
    expect(rates[0]).toBeCloseTo(0.35);
    expect(rates[1]).toBe(1);
  });

  test('wakes up every second to see whether it is late', async () => {
    const waiting = timer.run(async () => {
      await send(1, 0);
      await pace.admit(100, () => {
        if (timer.now() > 5_000) throw new Error('late');
      });
    });
    await expect(waiting).rejects.toThrow('late');
    expect(timer.now()).toBeLessThanOrEqual(6_000);
  });

  test('lets a small request neither wait for a large one before it, nor for one that was given up', async () => {
    const late = () => {
      throw new Error('late');
    };
    const begin = await timer.run(async () => {
      pace.limitTo(10);
      await send(1, 1);
      await send(400, 400);
      const before = timer.now();
      await expect(pace.admit(400, late)).rejects.toThrow('late');
      await send(1, 1);
      return before;
    });
    expect(begin).toBe(40_000);
    // One second until it gives up, in which the units of the small request have passed.
    expect(timer.now() - begin).toBe(1_000);
  });
});
