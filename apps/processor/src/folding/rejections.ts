import type { Rejection } from '@trading/bars';
import { excerpt } from '../parsing/detect-layout';
import type { Line } from '../parsing/read-lines';

/** How many rejected lines are kept; all are counted. */
export const MAX_REJECTIONS = 50;

/** Characters of a reason that are kept: it may quote what was found, and all rejections have to fit an item. */
const MAX_REASON_LENGTH = 300;

/** Counts rejected lines, and keeps those that stand first in the file, in whatever order they are told. */
export class Rejections {
  public count = 0;
  private readonly kept: Rejection[] = [];

  public add({ number: line, text }: Line, reason: string): void {
    this.count += 1;
    if (this.kept.length === MAX_REJECTIONS) {
      if (line > (this.kept.at(-1) as Rejection).line) return;
      this.kept.pop();
    }
    this.kept.push({ line, reason: reason.slice(0, MAX_REASON_LENGTH), text: excerpt(text) });
    this.kept.sort((a, b) => a.line - b.line);
  }

  /** In the order of the file. */
  public get first(): readonly Rejection[] {
    return this.kept;
  }
}
