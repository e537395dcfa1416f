import type { Rejection } from '@trading/bars';
import { excerpt } from '../parsing/recognition/detect-layout';
import type { Line } from '../parsing/read-lines';

/** Maximum number of rejected lines that are kept. All are counted. */
export const MAX_REJECTIONS = 50;

/** Maximum length of a reason: a reason may quote the line, and all rejections of a file have to fit one item. */
const MAX_REASON_LENGTH = 240;

/** Counts rejected lines and keeps the first ones of the file, in whatever order they are added. */
export class Rejections {
  public count = 0;
  private readonly kept: Rejection[] = [];

  public add({ number: line, text }: Line, reason: string): void {
    this.count += 1;
    if (this.kept.length === MAX_REJECTIONS) {
      if (line > (this.kept.at(-1) as Rejection).line) return;
      this.kept.pop();
    }
    this.kept.push({ line, reason: shorten(reason), text: excerpt(text) });
    this.kept.sort((a, b) => a.line - b.line);
  }

  /** The kept rejections, ordered by line. */
  public get first(): readonly Rejection[] {
    return this.kept;
  }
}

function shorten(reason: string): string {
  return reason.length > MAX_REASON_LENGTH ? `${reason.slice(0, MAX_REASON_LENGTH)}…` : reason;
}
