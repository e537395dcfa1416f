import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { parquetMetadata } from 'hyparquet';
import { RefusedError } from '../src/errors';
import { WasmLineAggregator } from '../src/aggregation/wasm/wasm-line-aggregator';
import { detectLayout } from '../src/parsing/recognition/detect-layout';
import { plausibleTimes } from '../src/parsing/plausible-times';
import { MAX_LINE_LENGTH } from '../src/parsing/read-lines';
import { aggregate, type AggregateTestOptions, type AggregateTestResult } from '../test/aggregation/aggregate';
import { LEAST_LIMITS } from '../test/aggregation/limits';
import type { FuzzedFile } from './fuzzed-file';

/** More chunks of a long file would only take longer. */
const MAX_CHUNKS = 200;

type Outcome = AggregateTestResult['aggregated'] | { readonly refused: string };

/**
 * Returns a problem with the reading of a file, if there is one. Both paths must have the same result wherever the
 * bytes are cut, every line must be accounted for, and only documented errors may be thrown.
 */
export async function problemWith({ key, content, chunkSize, ...file }: FuzzedFile): Promise<string | undefined> {
  const bytes = Buffer.from(content);
  const options = {
    key,
    interval: file.interval,
    times: file.now === undefined ? undefined : plausibleTimes(file.now),
  };
  const cut = Math.max(chunkSize, Math.ceil(bytes.length / MAX_CHUNKS));
  const reference = await outcomeOf(bytes, options);
  const byKernel = {
    ...options,
    makeLineAggregator: (...args: ConstructorParameters<typeof WasmLineAggregator>) => new WasmLineAggregator(...args),
  };
  const others: [string, Outcome][] = [
    ['by the kernel', await outcomeOf(bytes, byKernel)],
    [`by the kernel, cut at every ${cut} bytes`, await outcomeOf(bytes, { ...byKernel, chunkSize: cut })],
    [`cut at every ${cut} bytes`, await outcomeOf(bytes, { ...options, chunkSize: cut })],
  ];
  if (file.isLimited) {
    const limits = { ...LEAST_LIMITS, kernel: 2_000 };
    others.push(
      ['by the kernel, with a new one whenever it has two symbols', await outcomeOf(bytes, { ...byKernel, limits })],
      ['with every bar in the temporary file', await outcomeOf(bytes, { ...options, limits })],
    );
  }
  for (const [how, outcome] of others) {
    if (!isDeepStrictEqual(outcome, reference))
      return `${how}: ${asText(outcome)}, by the reference path: ${asText(reference)}`;
  }
  return 'refused' in reference ? undefined : unaccounted(reference, linesOf(key, bytes));
}

/** https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** The signature and the length of the header of a file in a zip archive. */
const ZIP_MAGIC = Buffer.from('PK\u0003\u0004');
const ZIP_HEADER_LENGTH = 30;

/** Rethrows errors that are not refusals. */
async function outcomeOf(bytes: Buffer, options: AggregateTestOptions): Promise<Outcome> {
  try {
    return (await aggregate(bytes, options)).aggregated;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    // The first error found in damaged data depends on the number of bytes that are decompressed at once.
    return { refused: isGzip(bytes) || isZip(bytes) ? 'damaged data' : `${error.name}: ${error.message}` };
  }
}

function unaccounted(
  { counts, bars, rejections }: AggregateTestResult['aggregated'],
  lines: number,
): string | undefined {
  const { accepted, excluded, duplicate, rejected } = counts;
  if (accepted + excluded + duplicate + rejected !== lines || counts.lines !== lines) {
    return `the file has ${lines} lines, but the counts are ${asText(counts)}`;
  }
  const inBars = bars.reduce((sum, { partial }) => sum + partial.ids.length, 0);
  if (inBars !== accepted) return `${accepted} trades were accepted, but ${inBars} are in bars`;
  if (rejections.length > rejected) return `${rejected} lines were rejected, but ${rejections.length} are reported`;
  return undefined;
}

/** Counts the lines that are neither blank nor a header, or the rows, without using the code that reads them. */
function linesOf(key: string, bytes: Buffer): number {
  if (bytes.subarray(0, 4).toString() === 'PAR1') return Number(parquetMetadata(bytes).num_rows);
  const { plain, memberName } = decompressed(bytes);
  const lines = new TextDecoder()
    .decode(plain)
    .replace(/^sep=,\r?(?:\n|$)/i, '')
    .split('\n')
    .filter((line) => line.trim() !== '' || line.length > MAX_LINE_LENGTH);
  const firstLine = (lines[0] ?? '').replace(/\r$/, '');
  return (
    lines.length - (detectLayout(key.replace(/\.gz$/, ''), firstLine, [], undefined, memberName).hasHeader ? 1 : 0)
  );
}

/** Returns the content of a file, or of the first file in an archive. */
function decompressed(bytes: Buffer): { readonly plain: Buffer; readonly memberName?: string } {
  if (isGzip(bytes)) return { plain: gunzipSync(bytes) };
  if (!isZip(bytes)) return { plain: bytes };
  const start = ZIP_HEADER_LENGTH + bytes.readUInt16LE(26);
  const data = bytes.subarray(start + bytes.readUInt16LE(28));
  // The processor does not read all sizes, so a changed one can be wrong. Stored data ends before the next header.
  return {
    plain: bytes.readUInt16LE(8) === 0 ? data.subarray(0, data.indexOf(ZIP_MAGIC)) : inflateRawSync(data),
    memberName: bytes.toString('utf8', ZIP_HEADER_LENGTH, start),
  };
}

function isGzip(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).equals(GZIP_MAGIC);
}

function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(ZIP_MAGIC);
}

function asText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
