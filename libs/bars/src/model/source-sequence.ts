import { compare } from './compare';

/** The properties that decide the place of a source in the fixed sequence of a bar's sources. */
export interface InSequence {
  /** The number of trades that the source has of the bar. */
  readonly trades: number;
  readonly source: string;
}

/**
 * Compares sources of a bar: the one with more trades comes first, and of those with equally many the one whose id sorts
 * first. If several have a trade, the values of the first one are used.
 */
export function inSequence(a: InSequence, b: InSequence): number {
  return b.trades - a.trades || compare(a.source, b.source);
}
