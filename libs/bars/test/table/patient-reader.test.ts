import { ThrottledError } from '../../src/errors';
import { PatientReader } from '../../src/table/patient-reader';
import { VirtualTimer } from '../../src/testing/virtual-timer';

const THROTTLED = Object.assign(new Error('full'), { name: 'ThrottlingException' });

let timer: VirtualTimer;
let isLate: boolean;
let reader: PatientReader;

beforeEach(() => {
  timer = new VirtualTimer();
  isLate = false;
  reader = new PatientReader(timer, () => {
    if (isLate) throw new Error('late');
  });
});

describe('PatientReader', () => {
  test('sends every key once, in batches of the given size', async () => {
    const batches: (readonly number[])[] = [];

    await reader.readInBatches([1, 2, 3, 4, 5], 2, async (batch) => {
      batches.push(batch);
      return [];
    });

    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('sends unprocessed keys again', async () => {
    const done: number[] = [];

    await timer.run(() =>
      reader.readInBatches([1, 2, 3, 4, 5], 3, async ([first, ...unprocessed]) => {
        done.push(first as number);
        return unprocessed;
      }),
    );

    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('continues as long as keys are processed, however often some are left', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => index);
    let calls = 0;

    await timer.run(() =>
      reader.readInBatches(keys, 1, async (batch) => {
        calls += 1;
        return calls % 2 === 1 ? batch : [];
      }),
    );

    expect(calls).toBe(60);
  });

  test('fails after eight attempts that process no key', async () => {
    let attempts = 0;
    const reading = timer.run(() =>
      reader.readInBatches([1, 2], 25, async (batch) => {
        attempts += 1;
        return batch;
      }),
    );

    await expect(reading).rejects.toThrow(ThrottledError);
    expect(attempts).toBe(8);
  });

  test('waits twice as long after each attempt that processes no key', async () => {
    const times: number[] = [];
    const reading = timer.run(() =>
      reader.readInBatches([1], 25, async (batch) => {
        times.push(timer.now());
        return batch;
      }),
    );

    await expect(reading).rejects.toThrow(ThrottledError);
    const delays = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, delay] of delays.entries()) {
      expect(delay).toBeGreaterThanOrEqual(25 * 2 ** index);
      expect(delay).toBeLessThan(50 * 2 ** index);
    }
  });

  test('sends a request again that is throttled, and returns its result', async () => {
    let attempts = 0;
    const result = await timer.run(() =>
      reader.read(async () => {
        attempts += 1;
        if (attempts < 3) throw THROTTLED;
        return 'read';
      }),
    );

    expect([result, attempts]).toEqual(['read', 3]);
  });

  test('throws other errors at once', async () => {
    const send = jest.fn().mockRejectedValue(new Error('no such table'));
    await expect(reader.read(send)).rejects.toThrow('no such table');
    expect(send).toHaveBeenCalledTimes(1);
  });

  test('sends nothing when it is late', async () => {
    isLate = true;
    const send = jest.fn();
    await expect(reader.read(send)).rejects.toThrow('late');
    expect(send).not.toHaveBeenCalled();
  });
});
