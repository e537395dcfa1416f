import { formatDecimal, SCALE, vwap, type Bar, type BarRow } from '@trading/bars';
import { stateOf, type BarsPage } from '../operations/bars/bars-page';
import { constantOf, type TextBuffer } from '../text/text-buffer';
import { InstantWriter } from '../time/instants';
import type { Field } from './row-fields';
import type { Frame, RowSyntax } from './row-syntax';

/** A row of which each field may be missing. An interval without trades has only a time and a state. */
type Row = BarRow & Partial<Bar>;

/**
 * Writes the fields of rows to a text, for all formats that are text. Each field has a method of its name, which is fast
 * where a format calls it by name.
 */
export class RowWriter implements Readonly<Record<Field, (row: Row) => void>> {
  private readonly times: InstantWriter;
  private readonly watermark: bigint | undefined;
  private readonly frames: RowSyntax['frames'];
  private readonly isFloat: boolean;
  private readonly states = new RepeatedText();
  private readonly revisions = new RepeatedText();

  public constructor(
    private readonly out: TextBuffer,
    { zone, watermark }: Pick<BarsPage, 'zone' | 'watermark'>,
    private readonly syntax: RowSyntax,
  ) {
    this.times = new InstantWriter(zone);
    this.watermark = watermark;
    this.frames = syntax.frames;
    this.isFloat = syntax.numbers === 'float';
  }

  public time({ time }: Row): void {
    const { before, after } = this.frames.time;
    this.times.append(this.out.constant(before), time).constant(after);
  }

  public open({ open }: Row): void {
    this.decimal(this.frames.open, open);
  }

  public high({ high }: Row): void {
    this.decimal(this.frames.high, high);
  }

  public low({ low }: Row): void {
    this.decimal(this.frames.low, low);
  }

  public close({ close }: Row): void {
    this.decimal(this.frames.close, close);
  }

  public volume({ volume }: Row): void {
    this.decimal(this.frames.volume, volume);
  }

  public notional({ notional }: Row): void {
    const { before, after, none } = this.frames.notional;
    if (notional === undefined) this.out.constant(none);
    else if (this.isFloat) this.float(this.frames.notional, notional, 2 * SCALE);
    else this.out.constant(before).product(notional).constant(after);
  }

  /** The volume-weighted average price, rounded half to even. */
  public vwap({ notional, volume }: Row): void {
    const isKnown = notional !== undefined && volume !== undefined;
    this.decimal(this.frames.vwap, isKnown ? vwap({ notional, volume }, SCALE) : undefined);
  }

  public count({ count }: Row): void {
    const { before, after, none } = this.frames.count;
    if (count === undefined) this.out.constant(none);
    else this.out.constant(before).integer(count).constant(after);
  }

  public state(row: Row): void {
    const { before, after } = this.frames.state;
    this.states.append(this.out.constant(before), stateOf(row, this.watermark)).constant(after);
  }

  /** A row that fills a gap has an empty revision, which is left out. */
  public revision({ revision = '' }: Row): void {
    const { before, after, none } = this.frames.revision;
    if (revision === '') this.out.constant(none);
    else this.revisions.append(this.out.constant(before), revision).constant(after);
  }

  public sources({ sources }: Row): void {
    this.list(this.frames.sources, sources);
  }

  public conflicts({ conflicts }: Row): void {
    this.list(this.frames.conflicts, conflicts);
  }

  private decimal(frame: Frame, value: bigint | undefined): void {
    if (value === undefined) this.out.constant(frame.none);
    else if (this.isFloat) this.float(frame, value, SCALE);
    else this.out.constant(frame.before).decimal(value).constant(frame.after);
  }

  private float({ before, after }: Frame, value: bigint, scale: number): void {
    this.out
      .constant(before)
      .text(Number(formatDecimal(value, scale)).toString())
      .constant(after);
  }

  private list({ before, after, none }: Frame, ids: readonly string[] | undefined): void {
    if (ids === undefined) this.out.constant(none);
    else this.out.constant(before).text(this.syntax.list(ids)).constant(after);
  }
}

/** A text that is mostly the same as in the row before. */
class RepeatedText {
  private text = '';
  private constant = constantOf('');

  public append(out: TextBuffer, text: string): TextBuffer {
    if (text !== this.text) {
      this.text = text;
      this.constant = constantOf(text);
    }
    return out.constant(this.constant);
  }
}
