import type { Row, TradedRow, UntradedRow } from '../src/bars/row';

/** 2024-08-08T14:30:00Z. */
export const START = Date.UTC(2024, 7, 8, 14, 30);
export const MINUTE = 60_000;

/** A closed bar, so many minutes after the start. */
export function traded(minute: number, values: Partial<TradedRow> = {}): TradedRow {
  return {
    ...{ time: START + minute * MINUTE, state: 'closed', open: '1.5', high: '2.5', low: '1', close: '2' },
    ...{ volume: '3', notional: '6', vwap: '2', count: 4, revision: 'a', sources: ['f1'], conflicts: [] },
    ...values,
  };
}

export function untraded(minute: number, state: UntradedRow['state'] = 'empty'): UntradedRow {
  return { time: START + minute * MINUTE, state };
}

/** One row for each letter: `b` is a bar, `e` an empty interval and `u` an unknown one. */
export function rowsFrom(letters: string, first = 0): Row[] {
  return letters.split('').map((letter, index) => {
    if (letter === 'b') return traded(first + index);
    return untraded(first + index, letter === 'e' ? 'empty' : 'unknown');
  });
}
