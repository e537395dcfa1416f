import type { FileMeasurement, SelectedFile } from '@trading/bars/backfill';
import { groupOf } from './file-group';
import { fitLine, valueAt, type Line } from './fit-line';

/** Write units of a file that is refused: its source, its refusal, and the deletion of what it had written. */
const REFUSAL_WRITE_UNITS = 3;

/** Write units for each item with bars that is replaced: its deletion, and a mark in the pack of its chunk. */
const REPLACED_ITEM_WRITE_UNITS = 2;

/** The expected use of the function and the table by a file. */
export interface FileUse {
  readonly trades: number;
  readonly writeUnits: number;
  /** Time of the function, milliseconds, without waiting for the table. */
  readonly milliseconds: number;
}

/** A file with what is expected of it. */
export interface EstimatedFile extends SelectedFile {
  readonly use: FileUse;
}

/** A file of the sample. */
export interface MeasuredFile {
  readonly file: SelectedFile;
  /** Undefined if it was refused, or could not be processed for another reason. */
  readonly measurement: FileMeasurement | undefined;
  /** The reason why there is no measurement. */
  readonly failure?: { readonly name: string; readonly reason: string };
  /** Time of the call, milliseconds. */
  readonly milliseconds: number;
}

type Measure = 'trades' | 'writeUnits' | 'barItems' | 'milliseconds';

type Lines = Readonly<Record<Measure, Line>>;

/**
 * Estimates files by those that were measured: their values are a line of the size, of the files of the same group, or of all files if
 * none of the group was measured. A file that was refused counts as having no trades.
 *
 * @param sample at least one file
 */
export function estimateFiles(files: readonly SelectedFile[], sample: readonly MeasuredFile[]): EstimatedFile[] {
  const measured = new Map(sample.map((each) => [each.file.key, each]));
  const lines = new Map<string, Lines>();
  const linesOf = (group: string): Lines => {
    const known = lines.get(group);
    if (known) return known;
    const ofGroup = sample.filter(({ file }) => groupOf(file.key) === group);
    const fitted = fitLines(ofGroup.length > 0 ? ofGroup : sample);
    lines.set(group, fitted);
    return fitted;
  };
  return files.map((file) => {
    const own = measured.get(file.key);
    const values = own ? valuesOf(own) : valuesAt(linesOf(groupOf(file.key)), file.bytes);
    const replaced = file.hasBars ? REPLACED_ITEM_WRITE_UNITS * values.barItems : 0;
    const { trades, writeUnits, milliseconds } = values;
    return { ...file, use: { trades, writeUnits: writeUnits + replaced, milliseconds } };
  });
}

function fitLines(sample: readonly MeasuredFile[]): Lines {
  const fit = (measure: Measure) =>
    fitLine(sample.map((each) => ({ size: each.file.bytes, value: valuesOf(each)[measure] })));
  return {
    trades: fit('trades'),
    writeUnits: fit('writeUnits'),
    barItems: fit('barItems'),
    milliseconds: fit('milliseconds'),
  };
}

function valuesOf({ measurement, milliseconds }: MeasuredFile): Readonly<Record<Measure, number>> {
  return measurement ?? { trades: 0, writeUnits: REFUSAL_WRITE_UNITS, barItems: 0, milliseconds };
}

function valuesAt(lines: Lines, bytes: number): Readonly<Record<Measure, number>> {
  return {
    trades: valueAt(lines.trades, bytes),
    writeUnits: valueAt(lines.writeUnits, bytes),
    barItems: valueAt(lines.barItems, bytes),
    milliseconds: valueAt(lines.milliseconds, bytes),
  };
}
