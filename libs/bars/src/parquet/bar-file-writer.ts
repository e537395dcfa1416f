import { createHash } from 'node:crypto';
import { ParquetWriter } from 'hyparquet-writer';
import type { Bar } from '../read/bar';
import { barColumns, type FileRow } from './bar-columns';
import { schemaOf } from './columns';

/** The bytes of a file depend on the writer's version, so each file states it. */
export const CREATED_BY = '@trading/bars with hyparquet-writer 0.17.0';

/**
 * Rows of a row group. It limits the rows in memory, and lets readers skip groups by the symbols in them. The bytes of files
 * depend on it.
 */
export const ROW_GROUP_SIZE = 20_000;

/** The sink of a file. */
export type FileSink = ConstructorParameters<typeof ParquetWriter>[0]['writer'];

/** The content of a file that is written. */
export interface BarFileSummary {
  readonly rows: number;
  readonly symbols: number;
  /** Changes whenever a bar, its symbol or its time changes: 16 hexadecimal digits. */
  readonly revision: string;
}

/**
 * Writes closed bars of several symbols to a Parquet file, in row groups, so that memory does not grow with the file. The same
 * bars make the same bytes.
 */
export class BarFileWriter {
  private readonly hash = createHash('sha256');
  private readonly file: ParquetWriter;
  private group: FileRow[] = [];
  private rows = 0;
  private symbols = 0;
  private last: string | undefined;

  public constructor(sink: FileSink) {
    this.file = new ParquetWriter({ writer: sink, schema: schemaOf(columnsOf([])), createdBy: CREATED_BY });
  }

  /** Adds bars of a symbol, in the order of the file. */
  public async add(symbol: string, bars: readonly Bar[]): Promise<void> {
    for (const bar of bars) {
      if (symbol !== this.last) {
        this.symbols++;
        this.hash.update(`\n${symbol}\n`);
        this.last = symbol;
      }
      this.hash.update(`${bar.time} ${bar.revision},`);
      this.rows++;
      this.group.push({ symbol, row: bar, state: 'closed' });
      if (this.group.length === ROW_GROUP_SIZE) await this.writeGroup();
    }
  }

  /** Completes the file. */
  public async finish(): Promise<BarFileSummary> {
    await this.writeGroup();
    await this.file.finish();
    return { rows: this.rows, symbols: this.symbols, revision: this.hash.digest('hex').slice(0, 16) };
  }

  private async writeGroup(): Promise<void> {
    const columnData = columnsOf(this.group).map(({ element: { name }, data }) => ({ name, data }));
    await this.file.write({ columnData, rowGroupSize: ROW_GROUP_SIZE });
    this.group = [];
  }
}

function columnsOf(rows: readonly FileRow[]) {
  return barColumns(rows, { symbol: true, include: [] });
}
