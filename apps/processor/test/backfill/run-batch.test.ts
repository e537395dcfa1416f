import { ThrottledError } from '@trading/bars';
import type { BackfillFailure } from '@trading/bars/backfill';
import type { Hook } from '@trading/bars/testing';
import { DeadlineError } from '../../src/errors';
import { failingOnce } from '../in-memory-world';
import { BatchWorld, PLAN } from './batch-world';

const HEADER = 'symbol,timestamp_s,price,size,id';
const fileOf = (symbol: string) => [HEADER, `${symbol},60,10,1,1`, `${symbol},121,11,1,2`, ''].join('\n');

let world: BatchWorld;

beforeEach(async () => {
  world = new BatchWorld();
  await world.setState('running');
});

const uploadAll = (...symbols: string[]) =>
  symbols.map((symbol) => world.upload(`trades/${symbol}.csv`, fileOf(symbol)));
const countsOf = async (...symbols: string[]) =>
  Promise.all(symbols.map(async (symbol) => (await world.bars(symbol)).length));
const failures = async (): Promise<BackfillFailure[]> => {
  const all: BackfillFailure[] = [];
  for await (const failure of world.backfills.failures(PLAN)) all.push(failure);
  return all;
};

describe('runBatch', () => {
  test('makes the bars of its files, and records what they took', async () => {
    const batch = world.batchOf(uploadAll('A', 'B', 'C'));

    expect(await world.invoke(batch)).toEqual({});

    expect(await countsOf('A', 'B', 'C')).toEqual([2, 2, 2]);
    expect(await world.backfills.progress(PLAN, 0)).toEqual({
      ...{ batch: 0, finished: 3, failed: 0, unchanged: 0, attempts: 0, isBegun: false },
      ...{ bytes: 300, trades: 6, writeUnits: expect.any(Number), milliseconds: 3 },
    });
    expect(world.shares).toEqual([4, 4, 4]);
  });

  test('gives sources the name of the bucket of the first region', async () => {
    world = new BatchWorld({ settings: { buckets: { own: 'bucket', source: 'home' } } });
    await world.setState('running');
    const [upload] = uploadAll('A');

    await world.invoke(world.batchOf([upload!]));

    const file = { ...upload, bucket: 'home' };
    expect((await world.store.currentManifest({ bucket: 'home', key: upload!.key }))?.file).toMatchObject(file);
  });

  test('counts the write units of each file once', async () => {
    const unitsOf = async (batches: number[][]) => {
      world = new BatchWorld();
      await world.setState('running');
      const uploads = uploadAll('A', 'B', 'C');
      let units = 0;
      for (const [batch, files] of batches.entries()) {
        await world.invoke(
          world.batchOf(
            files.map((file) => uploads[file]!),
            { batch },
          ),
        );
        units += (await world.backfills.progress(PLAN, batch))!.writeUnits;
      }
      return units;
    };

    expect(await unitsOf([[0, 1, 2]])).toBe(await unitsOf([[0], [1], [2]]));
  });

  test('does not read files again that were processed, by an event or by the batch', async () => {
    const uploads = uploadAll('A', 'B');
    await world.process(uploads[0]!);
    const batch = world.batchOf(uploads);

    await world.invoke(batch);
    expect(world.opened).toEqual(['trades/B.csv']);
    await world.invoke(batch);
    expect(world.opened).toEqual(['trades/B.csv']);

    expect(await world.backfills.progress(PLAN, 0)).toMatchObject({ finished: 2, unchanged: 1, bytes: 100 });
  });

  test('makes bars again that an earlier replay made, once', async () => {
    const uploads = uploadAll('A');
    await world.process(uploads[0]!);
    const batch = world.batchOf(uploads, { replay: 7 });

    await world.invoke(batch);
    await world.invoke({ ...batch, batch: 1 });

    expect(world.opened).toEqual(['trades/A.csv']);
    expect((await world.store.currentManifest(uploads[0]!))?.replay).toBe(7);
  });

  test('goes on with the next file after one that is refused, and records which and why', async () => {
    const [a, b] = uploadAll('A', 'B');
    const empty = world.upload('trades/empty.csv', '');
    const batch = world.batchOf([a!, empty, b!]);

    await world.invoke(batch);

    expect(await countsOf('A', 'B')).toEqual([2, 2]);
    expect(await failures()).toEqual([
      {
        ...{ batch: 0, index: 1, key: 'trades/empty.csv', etag: empty.etag, bytes: 100 },
        ...{ code: 'EmptyFileError', reason: expect.stringContaining('The file is empty (0 bytes)') },
      },
    ]);
    expect(await world.backfills.progress(PLAN, 0)).toMatchObject({ finished: 3, failed: 1, bytes: 300 });
    // Without the reason, which may quote the file.
    expect(world.logged).toEqual([
      [expect.any(String), expect.objectContaining({ key: 'trades/empty.csv', error: { name: 'EmptyFileError' } })],
    ]);
  });

  test.each([
    [0, 1, 'fails'],
    [1, 1, 'does not fail'],
    [66, 2, 'fails'],
    [67, 2, 'does not fail'],
    [99, 3, 'fails'],
  ])('with a tolerance of %d %%, a batch of three files with %d failures %s', async (tolerated, failed, result) => {
    const refused = Array.from({ length: failed }, (_, index) => world.upload(`trades/empty${index}.csv`, ''));
    const batch = world.batchOf([...refused, ...uploadAll('A', 'B', 'C')].slice(0, 3), {
      toleratedFailurePercentage: tolerated,
    });
    const outcome = world.invoke(batch);
    if (result === 'fails') {
      await expect(outcome).rejects.toThrow(
        `${failed} of the 3 files of batch 0 of the backfill plan failed; its plan tolerates ${tolerated} %. backfill-status shows them`,
      );
      // A retry changes nothing.
      await expect(world.invoke(batch)).rejects.toThrow(`${failed} of the 3 files`);
      expect(world.opened).toHaveLength(3);
    } else expect(await outcome).toEqual({});
  });

  test('tries a file again after an error that may pass, and takes it for failed at the third', async () => {
    const [a, b] = uploadAll('A', 'B');
    const batch = world.batchOf([a!, b!]);
    const failing: Hook = async (when, operation) => {
      if (when === 'before' && operation === 'query') throw new Error('The connection was reset');
    };

    await expect(world.invoke(batch, failing)).rejects.toThrow('The connection was reset');
    await expect(world.invoke(batch, failing)).rejects.toThrow('The connection was reset');
    expect(await failures()).toEqual([]);
    await world.complete(batch, failing);

    expect(await failures()).toMatchObject([
      { key: 'trades/A.csv', code: 'Error', reason: 'The connection was reset' },
      { key: 'trades/B.csv' },
    ]);
  });

  test('takes a file for failed that ends the function without a word three times', async () => {
    const batch = world.batchOf(uploadAll('A', 'B'));
    const never = new Promise<never>(() => undefined);
    const hanging: Hook = async (_when, operation) => {
      if (operation === 'query') await never;
    };
    for (let calls = 0; calls < 3; calls += 1) {
      void world.invoke(batch, hanging);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }

    await world.invoke(batch);

    expect(await failures()).toMatchObject([{ key: 'trades/A.csv', code: 'RepeatedEndError' }]);
    expect(await countsOf('B')).toEqual([2]);
  });

  test('processes the file after one whose end could not be recorded at the last attempt', async () => {
    const batch = world.batchOf(uploadAll('A', 'B'));
    const failing = failingOnce('query');
    await expect(world.invoke(batch, failing)).rejects.toThrow();
    await expect(world.invoke(batch, failingOnce('query'))).rejects.toThrow();
    const unanswered: Hook = async (when, operation) => {
      const { finished = 0 } = (await world.backfills.progress(PLAN, 0)) ?? {};
      if (when === 'after' && operation === 'put' && finished === 1) throw new Error('There was no answer');
    };
    await expect(world.invoke(batch, unanswered)).rejects.toThrow('There was no answer');

    await world.complete(batch);

    expect(await failures()).toEqual([]);
    expect(await countsOf('A', 'B')).toEqual([2, 2]);
    expect(await world.backfills.progress(PLAN, 0)).toMatchObject({ finished: 2, failed: 0 });
  });

  test('records a failure before it goes on, so that none is lost', async () => {
    const batch = world.batchOf([world.upload('trades/empty.csv', '')]);
    const ending: Hook = async (when, operation) => {
      const { finished = 0 } = (await world.backfills.progress(PLAN, 0)) ?? {};
      if (when === 'after' && operation === 'put' && finished === 1) await new Promise(() => undefined);
    };

    void world.invoke(batch, ending);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await world.invoke(batch);

    expect(await failures()).toHaveLength(1);
  });

  test.each([
    ['progress', 'get', {}],
    ['bars', 'batchWrite', { attempts: 0, isBegun: true }],
  ])('waits for the table if it has no capacity for %s, however often', async (_, full, progress) => {
    const batch = world.batchOf(uploadAll('A'));
    const throttled: Hook = async (when, operation) => {
      if (when === 'before' && operation === full) throw new ThrottledError(60);
    };
    for (let calls = 0; calls < 5; calls += 1)
      expect(await world.invoke(batch, throttled)).toEqual({ waitSeconds: 30 });

    expect((await world.backfills.progress(PLAN, 0)) ?? {}).toMatchObject(progress);
    await world.invoke(batch);
    expect(await countsOf('A')).toEqual([2]);
  });

  test('gives a file that is read too slowly a whole invocation, and then takes it for failed', async () => {
    const batch = world.batchOf(uploadAll('A', 'B'));
    const slow = {
      throwIfLate: () => {
        if (world.opened.at(-1) === 'trades/B.csv') throw new DeadlineError(1);
      },
    };

    expect(await world.invoke(batch, undefined, slow)).toEqual({ waitSeconds: 1 });
    for (let calls = 0; calls < 2; calls += 1) {
      world.opened.length = 0;
      const reading = { throwIfLate: () => (world.opened.length > 0 ? slow.throwIfLate() : undefined) };
      await expect(world.invoke(batch, undefined, reading)).rejects.toThrow('was not read to its end');
    }
    world.opened.length = 0;
    await world.invoke(batch, undefined, slow);

    expect(await failures()).toMatchObject([{ key: 'trades/B.csv', code: 'ReadingTooSlowError' }]);
  });

  test('goes on from the progress of another worker that has overtaken it', async () => {
    const batch = world.batchOf(uploadAll('A', 'B', 'C'));
    let isOvertaken = false;
    const overtaken: Hook = async (when, operation) => {
      // While the first file is processed.
      if (when !== 'before' || operation !== 'query' || isOvertaken) return;
      isOvertaken = true;
      await world.invoke(batch);
    };

    expect(await world.invoke(batch, overtaken)).toEqual({});

    expect(world.opened.filter((key) => key !== 'trades/A.csv')).toEqual(['trades/B.csv', 'trades/C.csv']);
    expect(await world.backfills.progress(PLAN, 0)).toMatchObject({ finished: 3, failed: 0, unchanged: 0 });
  });

  test('asks to be sent again if the time is nearly over, however often', async () => {
    const batch = world.batchOf(uploadAll('A'));
    const late = {
      throwIfLate: () => {
        throw new DeadlineError(1);
      },
    };
    for (let calls = 0; calls < 5; calls += 1)
      expect(await world.invoke(batch, undefined, late)).toEqual({ waitSeconds: 1 });

    await world.invoke(batch);

    expect(await countsOf('A')).toEqual([2]);
    expect(await failures()).toEqual([]);
  });

  test('begins no file of a paused run, and goes on when it runs again', async () => {
    const batch = world.batchOf(uploadAll('A', 'B'));
    const pausing: Hook = async (when, operation) => {
      // While the first file is processed.
      if (when === 'before' && operation === 'query') await world.setState('paused');
    };

    expect(await world.invoke(batch, pausing)).toEqual({});
    expect(await countsOf('A', 'B')).toEqual([2, 0]);
    await world.setState('running');
    await world.invoke(batch);
    expect(await countsOf('A', 'B')).toEqual([2, 2]);
    expect(world.opened).toEqual(['trades/A.csv', 'trades/B.csv']);
  });

  test('completes the file of a cancelled run that was begun, and no other', async () => {
    const batch = world.batchOf(uploadAll('A', 'B'));
    const failing: Hook = async (when, operation) => {
      if (when === 'before' && operation === 'query') throw new Error('reset');
    };
    await expect(world.invoke(batch, failing)).rejects.toThrow();
    await world.setState('cancelled');

    await world.complete(batch);
    await world.complete({ ...batch, batch: 1 });

    expect(await countsOf('A', 'B')).toEqual([2, 0]);
  });

  test('leaves nothing behind if everything of its run is deleted while it works', async () => {
    const batch = world.batchOf([world.upload('trades/empty.csv', ''), ...uploadAll('A')]);
    const deleting: Hook = async (when, operation) => {
      // While the refusal of the first file is recorded.
      if (when === 'before' && operation === 'batchWrite') await world.backfills.delete(PLAN);
    };

    await world.invoke(batch, deleting);

    expect([...world.table.items.keys()].filter((name) => name.includes('BACKFILL'))).toEqual([]);
    expect(await countsOf('A')).toEqual([0]);
  });

  test('leaves nothing behind if everything of its run is deleted before it records anything', async () => {
    const batch = world.batchOf(uploadAll('A'));
    const deleting: Hook = async (when, operation) => {
      if (when === 'before' && operation === 'put') await world.backfills.delete(PLAN);
    };

    await world.invoke(batch, deleting);

    expect([...world.table.items.keys()].filter((name) => name.includes('BACKFILL'))).toEqual([]);
  });

  test('ends without a word if its run does not exist', async () => {
    await world.backfills.delete(PLAN);
    expect(await world.invoke(world.batchOf(uploadAll('A')))).toEqual({});
    expect(world.opened).toEqual([]);
  });
});

describe('a batch that ends at any call, before or after it', () => {
  const ending = (at: number): Hook => {
    let calls = 0;
    return async () => {
      calls += 1;
      if (calls === at) throw new Error('ended');
    };
  };

  test.each([0, 7])('is completed by the next invocation, exactly (replay %d)', async (replay) => {
    let at = 1;
    for (let isOver = false; !isOver; at += 1) {
      world = new BatchWorld();
      await world.setState('running');
      const uploads = uploadAll('A', 'B');
      if (replay > 0) await world.process(uploads[0]!);
      const batch = world.batchOf(uploads, { replay });
      isOver = await world.invoke(batch, ending(at)).then(
        () => true,
        () => false,
      );
      await world.complete(batch);

      expect(await world.backfills.progress(PLAN, 0)).toMatchObject({ finished: 2, failed: 0, attempts: 0 });
      for (const symbol of ['A', 'B']) {
        expect((await world.bars(symbol)).map(({ count, volume }) => [count, volume])).toEqual([
          [1, 10n ** 18n],
          [1, 10n ** 18n],
        ]);
      }
    }
    expect(at).toBeGreaterThan(20);
  });
});
