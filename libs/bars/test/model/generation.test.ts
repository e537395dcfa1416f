import fc from 'fast-check';
import {
  afterGeneration,
  afterSecond,
  clockOf,
  generationAfter,
  isNewerGeneration,
  isObsoleteGeneration,
  LAST_GENERATION,
} from '../../src/model/generation';
import type { Upload } from '../../src/model/trade-file';
import { generationAt, generations } from '../generations';
import { UPLOADED_AT } from '../manifest-of';

const SECOND = 1_000;
const UPLOAD: Upload = { bucket: 'bucket', key: 'x.csv', versionId: 'v', etag: 'etag', uploadedAt: UPLOADED_AT };
const GENERATION = generationAfter(undefined, UPLOAD);
/** An upload of another second. */
const uploadAfter = (seconds: number): Upload => ({ ...UPLOAD, uploadedAt: UPLOADED_AT + seconds * SECOND });
const hashOf = (generation: string) => generation.slice(13);
/** The clock of a generation, and some more. */
const clockAfter = (generation: string, steps: bigint) =>
  (BigInt(`0x${clockOf(generation)}`) + steps).toString(16).padStart(13, '0');

/** Uploads of a source, many of which have the same second or the same bytes, and replays of them. */
const requests = fc.record({
  upload: fc.record({
    bucket: fc.constant('bucket'),
    key: fc.constantFrom('x.csv', 'x.csv.gz'),
    versionId: fc.constantFrom(undefined, 'v', 'w'),
    etag: fc.constantFrom('e', 'f'),
    uploadedAt: fc.oneof(fc.nat(3), fc.nat(3_000_000_000)).map((seconds) => seconds * SECOND),
  }),
  replay: fc.constantFrom(undefined, 1, 2),
});
/** Generations of a few clocks and a few hashes. */
const neighbours = fc.tuple(fc.nat(3), fc.nat(3)).map(([clock, hash]) => generationAt(clock, hash));

describe('isNewerGeneration', () => {
  test.each([
    [generationAt(1, 0), generationAt(0, 9), true],
    [generationAt(0, 9), generationAt(1, 0), false],
    // A replay of an upload that was refused has the clock of the refusal.
    [generationAt(1, 9), generationAt(1, 0), false],
    [generationAt(1, 0), generationAt(1, 9), false],
  ])('of %s and %s', (generation, than, expected) => {
    expect(isNewerGeneration(generation, than)).toBe(expected);
  });
});

describe('generationAfter', () => {
  test('is the second of an upload that is newer than what it replaces, and a hash', () => {
    // If it changes, an attempt after the change does not continue one before it.
    expect(GENERATION).toBe('066b55ad400008dc13ca0e6c');
    expect(generationAfter(undefined, { ...UPLOAD, versionId: undefined })).toBe('066b55ad40000bed14df2aaa');
  });

  test('does not depend on what a newer upload replaces', () => {
    const previous = [-1, -60, -86_400].map((seconds) => generationAfter(undefined, uploadAfter(seconds)));
    expect([...previous, generationAt(0)].map((each) => generationAfter(each, UPLOAD))).toEqual(
      Array.from({ length: 4 }, () => GENERATION),
    );
  });

  test.each<[string, Upload]>([
    ['another upload of the same second', { ...UPLOAD, versionId: 'w' }],
    ['an older upload', uploadAfter(-60)],
    ['the oldest upload', { ...UPLOAD, uploadedAt: 0 }],
    ['the same upload', UPLOAD],
  ])('has the next clock for %s', (_name, upload) => {
    expect(clockOf(generationAfter(GENERATION, upload))).toBe('066b55ad40001');
  });

  test('has the next clock as long as that of the source is ahead of the uploads', () => {
    const ahead = clockAfter(GENERATION, 0x1_0001n) + hashOf(GENERATION);
    expect(clockOf(generationAfter(ahead, uploadAfter(1)))).toBe('066b55ad50002');
    expect(clockOf(generationAfter(ahead, uploadAfter(2)))).toBe('066b55ad60000');
  });

  test('carries over to the next second after 65,536 generations of one', () => {
    const last = `066b55ad4ffff${hashOf(GENERATION)}`;
    expect(clockOf(generationAfter(last, UPLOAD))).toBe('066b55ad50000');
    // An upload of the next second is not newer than that.
    expect(clockOf(generationAfter(last, uploadAfter(1)))).toBe('066b55ad50000');
    expect(clockOf(generationAfter(generationAfter(last, UPLOAD), uploadAfter(1)))).toBe('066b55ad50001');
  });

  test('differs by its hash alone for another replay', () => {
    const replays = [0, 1, 2].map((replay) => generationAfter(undefined, UPLOAD, replay));
    expect(replays[0]).toBe(GENERATION);
    expect(new Set(replays.map(hashOf)).size).toBe(3);
    expect(new Set(replays.map(clockOf)).size).toBe(1);
  });

  test.each([{ key: 'x.csv.gz' }, { versionId: 'w' }, { versionId: undefined }, { etag: 'f' }])(
    'differs by its hash alone for another upload of the second: %p',
    (change) => {
      const other = generationAfter(undefined, { ...UPLOAD, ...change });
      expect(clockOf(other)).toBe(clockOf(GENERATION));
      expect(hashOf(other)).not.toBe(hashOf(GENERATION));
    },
  );

  test('does not depend on the milliseconds of the upload', () => {
    expect(generationAfter(undefined, { ...UPLOAD, uploadedAt: UPLOADED_AT + 999 })).toBe(GENERATION);
  });

  test('depends on nothing else than the generation before, the upload and the replay', () => {
    fc.assert(
      fc.property(fc.option(generations, { nil: undefined }), requests, (previous, { upload, replay }) => {
        const generation = generationAfter(previous, upload, replay);
        expect(generationAfter(previous, { ...upload, bucket: 'other' } as Upload, replay ?? 0)).toBe(generation);
      }),
    );
  });

  test('is greater than every generation before, which it makes obsolete, in whatever order uploads are processed', () => {
    fc.assert(
      fc.property(fc.array(requests, { minLength: 2, maxLength: 20 }), (list) => {
        const chain: string[] = [];
        for (const { upload, replay } of list) chain.push(generationAfter(chain.at(-1), upload, replay));

        expect(chain.filter((generation) => !/^[0-9a-f]{24}$/.test(generation))).toEqual([]);
        expect([...new Set(chain)].sort()).toEqual(chain);
        for (const [index, current] of chain.entries()) {
          expect(chain.filter((generation) => isObsoleteGeneration(generation, current))).toEqual(
            chain.slice(0, index),
          );
        }
      }),
    );
  });
});

describe('isObsoleteGeneration', () => {
  test.each([
    ['the current one', generationAt(5, 2), false],
    ['one with an earlier clock', generationAt(4, 9), true],
    ['one with a later clock', generationAt(6, 0), false],
    ['one with the same clock and a lesser hash', generationAt(5, 1), true],
    ['one with the same clock and a greater hash', generationAt(5, 3), true],
  ])('of %s', (_name, generation, expected) => {
    expect(isObsoleteGeneration(generation, generationAt(5, 2))).toBe(expected);
  });

  test('is true for one of two uploads, at least, that were processed at the same time', () => {
    fc.assert(
      fc.property(fc.option(neighbours, { nil: undefined }), requests, requests, (previous, a, b) => {
        const [one, other] = [a, b].map(({ upload, replay }) => generationAfter(previous, upload, replay)) as [
          string,
          string,
        ];
        fc.pre(one !== other);
        expect(isObsoleteGeneration(one, other) || isObsoleteGeneration(other, one)).toBe(true);
      }),
    );
  });
});

describe('afterGeneration', () => {
  test('sorts after a generation and those that it makes obsolete, and before all others', () => {
    fc.assert(
      fc.property(neighbours, neighbours, (generation, other) => {
        const isBefore = other < afterGeneration(generation);
        expect(isBefore).toBe(other === generation || isObsoleteGeneration(other, generation));
      }),
    );
  });

  test('sorts after the greatest hash', () => {
    expect(`${clockOf(GENERATION)}fffffffffff` < afterGeneration(GENERATION)).toBe(true);
  });
});

describe('afterSecond', () => {
  test('sorts after the generations of uploads of a second, and before those of the next one', () => {
    const milliseconds = fc.nat(5_000).map((time) => UPLOADED_AT + time);
    fc.assert(
      fc.property(milliseconds, milliseconds, (time, uploadedAt) => {
        const isBefore = generationAfter(undefined, { ...UPLOAD, uploadedAt }) < afterSecond(time);
        expect(isBefore).toBe(Math.floor(uploadedAt / SECOND) <= Math.floor(time / SECOND));
      }),
    );
  });

  test('sorts after the last clock of a second, and before the first of the next one', () => {
    expect('066b55ad4fffffffffffffff' < afterSecond(UPLOADED_AT)).toBe(true);
    expect('066b55ad5000000000000000' > afterSecond(UPLOADED_AT)).toBe(true);
  });

  test('is comparable with the end of generations', () => {
    const next = generationAfter(undefined, uploadAfter(1));
    expect(afterSecond(UPLOADED_AT) > afterGeneration(GENERATION)).toBe(true);
    expect(afterSecond(UPLOADED_AT) < afterGeneration(next)).toBe(true);
    expect(afterSecond(0)).toHaveLength(afterGeneration(next).length);
  });
});

test('LAST_GENERATION sorts after all generations, and after their ends', () => {
  fc.assert(
    fc.property(generations, fc.nat(4_000_000_000), (generation, seconds) => {
      const ends = [generation, afterGeneration(generation), afterSecond(seconds * SECOND)];
      expect(ends.filter((end) => end >= LAST_GENERATION)).toEqual([]);
    }),
  );
});
