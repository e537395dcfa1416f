import { LineReader, type Line } from '../parsing/read-lines';
import type { AggregatedBars, LineAggregator } from './line-aggregator';

const NOTHING: AggregatedBars = { accepted: 0, excluded: new Map(), contested: [], runs: [] };

/** Defers every line to the reference path. Used for layouts without a fast format. */
export class DeferringAggregator implements LineAggregator {
  public readonly aggregated = NOTHING;
  private readonly reader = new LineReader();
  private awaitsHeader: boolean;

  /** @param hasHeader true if the first line that is not blank names the columns */
  public constructor(hasHeader: boolean) {
    this.awaitsHeader = hasHeader;
  }

  public push(chunk: Uint8Array): readonly Line[] {
    return this.withoutHeader(this.reader.push(chunk));
  }

  public end(): readonly Line[] {
    return this.withoutHeader(this.reader.end());
  }

  private withoutHeader(lines: readonly Line[]): readonly Line[] {
    if (!this.awaitsHeader || lines.length === 0) return lines;
    this.awaitsHeader = false;
    return lines.slice(1);
  }
}
