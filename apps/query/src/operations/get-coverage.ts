import * as z from 'zod/mini';
import { NANOSECONDS } from '@trading/bars';
import { InvalidParameterError } from '../errors';
import { jsonAnswer } from '../http/answer';
import type { CoveredRange } from '@trading/bars';
import type { CoverageAnswer } from '../schema/answers';
import { feed, from, symbol, to } from '../schema/parameters';
import { isoTime } from '../time/instants';
import { readKnown } from './bars/read-head';
import { readRange } from './bars/selection';
import { operation } from './operation';

/** The longest range of a request. */
const MAX_DAYS = 366;
const LONGEST = BigInt(MAX_DAYS) * NANOSECONDS['1d'];

/** The ranges for which processed files have all trades of a symbol. */
export const getCoverage = operation({
  id: 'getCoverage',
  path: z.strictObject({ feed, symbol }),
  query: z.strictObject({ from, to }),
  answer: async ({ path: { feed, symbol }, query }, { data }) => {
    const requested = readRange(query);
    const [watermark, known] = await Promise.all([data.readWatermark(feed), readKnown(feed, symbol, data)]);
    const { from: first, to: last } = known;
    const to = requested.to ?? greater(last, requested.from ?? last);
    const from = requested.from ?? greater(first < to ? first : to, to - LONGEST);
    if (to - from > LONGEST) {
      throw new InvalidParameterError({
        parameter: 'to',
        expected: `a time at most ${MAX_DAYS} days after \`from\``,
        found: query.to ?? isoTime(to),
      });
    }
    const covered = await data.readCoveredRanges({ feed, symbol, from, to });
    const answer: CoverageAnswer = {
      ...{ feed, symbol, from: isoTime(from), to: isoTime(to), watermark: isoTime(watermark) },
      ranges: withUnknown(covered, from, to).map(({ from, to, sources }) => ({
        ...{ from: isoTime(from), to: isoTime(to) },
        ...{ state: sources.length === 0 ? 'unknown' : 'covered', files: [...sources] },
      })),
    };
    return jsonAnswer(answer);
  },
});

/** Adds the ranges that no file covers, which have no sources. */
function withUnknown(covered: readonly CoveredRange[], from: bigint, to: bigint): CoveredRange[] {
  const ranges: CoveredRange[] = [];
  let end = from;
  for (const range of covered) {
    if (end < range.from) ranges.push({ from: end, to: range.from, sources: [] });
    ranges.push(range);
    end = range.to;
  }
  if (end < to) ranges.push({ from: end, to, sources: [] });
  return ranges;
}

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
