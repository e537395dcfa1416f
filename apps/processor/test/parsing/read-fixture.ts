import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FULLY_ELIGIBLE, type Trade, unformatDecimal } from '@trading/bars';
import { parseDeclaredLayouts } from '../../src/parsing/recognition/declared-layouts';
import { detectLayout } from '../../src/parsing/recognition/detect-layout';
import type { Layout, ParsedLine } from '../../src/parsing/layout';
import { LineReader, type Line } from '../../src/parsing/read-lines';
import type { ExtendedHours } from '../../src/parsing/rules/sale-conditions';

const FIXTURES = join(__dirname, '../fixtures');

/** The lines of a text, as the processor reads them. */
export function linesOf(text: string): readonly string[] {
  const reader = new LineReader();
  return [...reader.push(Buffer.from(text)), ...reader.end()].map((line: Line) => line.text);
}

/** The lines of a fixture. */
export function fixtureLines(path: string): readonly string[] {
  return linesOf(readFileSync(join(FIXTURES, path), 'utf8'));
}

/**
 * Reads a fixture, with its path as its key.
 *
 * @param declared the configuration of the file, as in the variable `LAYOUTS`
 */
export function readFixture(
  path: string,
  declared: { readonly layout?: string; readonly extendedHours?: ExtendedHours } = {},
): { layout: Layout; parsed: ParsedLine[] } {
  const lines = fixtureLines(path);
  const layout = detectLayout(path, lines[0] as string, parseDeclaredLayouts(JSON.stringify({ '': declared })));
  return { layout, parsed: lines.slice(layout.hasHeader ? 1 : 0).map(layout.parse) };
}

/** An expected trade, with its price and size as text. */
export function trade(
  expected: Omit<Trade, 'price' | 'size' | 'eligibility'> & {
    price: string;
    size: string;
    eligibility?: Partial<Trade['eligibility']>;
  },
): ParsedLine {
  return {
    kind: 'trade',
    trade: {
      ...expected,
      price: unformatDecimal(expected.price),
      size: unformatDecimal(expected.size),
      eligibility: { ...FULLY_ELIGIBLE, ...expected.eligibility },
    },
  };
}

/** An expected trade that is known by its values. */
export function tradeByValues(expected: Parameters<typeof trade>[0]): ParsedLine {
  return { ...trade(expected), isKnownByValues: true } as ParsedLine;
}

/** The eligibility of a trade that updates only the volume. */
export const VOLUME_ONLY = { highLow: false, openClose: false } as const;

/** A line that cancels the trade at its time. */
export function cancelOf(trade: Pick<Trade, 'feed' | 'symbol' | 'time' | 'id'>): ParsedLine {
  return { kind: 'retraction', retraction: { ...trade, isTimeOfTrade: true } };
}

/** The reason of lines whose size is a number of contracts. */
export const CONTRACTS = 'the size is a number of contracts, and the file does not state the size of a contract';

/** Marks a trade whose id is made of its values. */
export function knownByValues(line: ParsedLine): ParsedLine {
  return { ...line, isKnownByValues: true } as ParsedLine;
}

export function rejected(reason: string): ParsedLine {
  return { kind: 'rejected', reason };
}

export function excluded(rule: string): ParsedLine {
  return { kind: 'excluded', rule };
}
