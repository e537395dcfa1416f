import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DeadlineError } from '../../../src/errors';
import { openTradeFile } from '../../../src/parsing/containers/open-trade-file';
import { refuseUnsupportedFormats } from '../../../src/parsing/containers/unsupported-formats';
import type { Clock } from '../../../src/ports';
import { openingOf } from '../parquet/parquet-of';

const NO_LIMIT = { throwIfLate: () => undefined };
const PARQUET = readFileSync(join(__dirname, '../../fixtures/parquet/snappy-v1.parquet'));
const ENCRYPTED = readFileSync(join(__dirname, '../../fixtures/parquet/encrypted.parquet'));

async function read(bytes: Buffer, clock: Clock = NO_LIMIT, chunkSize?: number) {
  const { open, ranges } = openingOf(bytes, chunkSize);
  const opened = await openTradeFile('x.parquet', open, [], clock);
  const chunks: Uint8Array[] = [];
  if (!opened) throw new Error('the bytes are there');
  for await (const chunk of await refuseUnsupportedFormats(opened.bytes)) chunks.push(chunk);
  return { text: Buffer.concat(chunks).toString(), ranges };
}

/** A clock by which the time is over after a number of chunks. */
function clockOf(chunks: number) {
  let passed = 0;
  return {
    throwIfLate: () => {
      passed += 1;
      if (passed > chunks) throw new DeadlineError(0);
    },
  };
}

describe('openTradeFile', () => {
  test.each([1, 5, 1000])('recognises a Parquet file by its first bytes, in chunks of %d bytes', async (chunkSize) => {
    const { text, ranges } = await read(PARQUET, NO_LIMIT, chunkSize);
    expect(text).toMatch(
      /^symbol,timestamp,price,size,id,fee,liquidation,note\nA,2024-08-08T23:54:00\.000000000Z,10000,0\.1,/,
    );
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1)).not.toContain(undefined);
  });

  test.each(['', 'PAR', 'PAR1', 'PAR1,60,10,1,1\n', 'a,b\n'])('passes the text %j through', async (text) => {
    expect(await read(Buffer.from(text))).toEqual({ text, ranges: [undefined] });
  });

  test('decompresses other files', async () => {
    expect(await read(gzipSync('a,b\n'))).toMatchObject({ text: 'a,b\n' });
  });

  test('refuses a Parquet file that is compressed as a whole, and one that is encrypted, by their names', async () => {
    await expect(read(gzipSync(PARQUET))).rejects.toThrow('a Parquet file that is compressed as a whole');
    await expect(read(ENCRYPTED)).rejects.toThrow('an encrypted Parquet file');
  });

  test('returns undefined if the bytes were replaced', async () => {
    expect(await openTradeFile('x.csv', async () => undefined, [], NO_LIMIT)).toBeUndefined();
  });

  test('closes the stream of the whole file before it reads parts of it', async () => {
    const { open } = openingOf(PARQUET);
    const closed: boolean[] = [];
    const observed: typeof open = async (range) => {
      const chunks = await open(range);
      if (range) {
        expect(closed).toEqual([true]);
        return chunks;
      }
      return (async function* () {
        try {
          yield* chunks ?? [];
        } finally {
          closed.push(true);
        }
      })();
    };
    await openTradeFile('x.parquet', observed, [], NO_LIMIT);
    expect(closed).toEqual([true]);
  });

  test('closes the stream if the time is over', async () => {
    let isClosed = false;
    const clock = clockOf(2);
    async function* endless() {
      try {
        for (;;) yield Buffer.from('a,b\n');
      } finally {
        isClosed = true;
      }
    }
    const opened = await openTradeFile('x.csv', async () => endless(), [], clock);
    const iterator = opened!.bytes[Symbol.asyncIterator]();

    const reading = (async () => {
      for (;;) await iterator.next();
    })();

    await expect(reading).rejects.toThrow(DeadlineError);
    expect(isClosed).toBe(true);
  });

  test.each([0, 1, 2, 3, 4])('stops after %d chunks of a Parquet file if the time is over', async (chunks) => {
    await expect(read(PARQUET, clockOf(chunks))).rejects.toThrow(DeadlineError);
  });
});
