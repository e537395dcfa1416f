/** The format of the lines and the interval of the bars. The host sets both before the first line. */

/** The separator of fields, and the number of fields in a line of CSV. */
export let separator: u32 = 0;
export let fieldCount: u32 = 0;

/** Columns of CSV, as offsets in bytes into the structural index of a line. */
export let symbolColumn: u32 = 0;
export let timeColumn: u32 = 0;
export let priceColumn: u32 = 0;
export let sizeColumn: u32 = 0;
export let idColumn: u32 = 0;

/** The symbol of every line, or -1 if each line names its own. */
export let fileSymbol: i32 = -1;

/** Number of decimals of a time: 0 for nanoseconds, 9 for seconds. The length of the number decides for `ms-or-us`. */
export let timeDecimals: u32 = 0;
export let isMsOrUs: bool = false;

/** Nanoseconds in a bar, and bars in a chunk. */
export let interval: u64 = 0;
export let barsInChunk: u32 = 0;

/** Numbers of the first and the last bar that accept trades, counted from 1970. */
export let firstBar: u32 = 0;
export let lastBar: u32 = u32.MAX_VALUE;

export function setBars(first: u32, last: u32): void {
  firstBar = first;
  lastBar = last;
}

export function setCsv(separatorCode: u32, count: u32, symbol: u32, time: u32, price: u32, size: u32, id: u32): void {
  separator = separatorCode;
  fieldCount = count;
  symbolColumn = symbol << 2;
  timeColumn = time << 2;
  priceColumn = price << 2;
  sizeColumn = size << 2;
  idColumn = id << 2;
}

/** @param decimals number of decimals of a time; more than 9 mean `ms-or-us` */
export function setTime(decimals: u32, intervalNanoseconds: u64, chunkBars: u32): void {
  isMsOrUs = decimals > 9;
  timeDecimals = decimals;
  interval = intervalNanoseconds;
  barsInChunk = chunkBars;
}

export function setFileSymbol(symbol: i32): void {
  fileSymbol = symbol;
}
