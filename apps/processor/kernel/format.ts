/** How lines are read and what bars are made of; the host says it once, before the first line. */

/** What separates the fields of a line, and how many there are; of NDJSON 0. */
export let separator: u32 = 0;
export let fieldCount: u32 = 0;

/** Columns of CSV, in bytes of the index of a line's structure. */
export let symbolColumn: u32 = 0;
export let timeColumn: u32 = 0;
export let priceColumn: u32 = 0;
export let sizeColumn: u32 = 0;
export let idColumn: u32 = 0;

/** The symbol of every line; -1 where the line says it. */
export let fileSymbol: i32 = -1;

/** Digits after the point of a time: nanoseconds have none, seconds nine; of `ms-or-us` the length decides. */
export let timeDecimals: u32 = 0;
export let isMsOrUs: bool = false;

/** Nanoseconds of a bar, and bars of a chunk. */
export let interval: u64 = 0;
export let barsInChunk: u32 = 0;

export function setCsv(separatorCode: u32, count: u32, symbol: u32, time: u32, price: u32, size: u32, id: u32): void {
  separator = separatorCode;
  fieldCount = count;
  symbolColumn = symbol << 2;
  timeColumn = time << 2;
  priceColumn = price << 2;
  sizeColumn = size << 2;
  idColumn = id << 2;
}

/** @param decimals of a time; above 9 it is `ms-or-us` */
export function setTime(decimals: u32, intervalNanoseconds: u64, chunkBars: u32): void {
  isMsOrUs = decimals > 9;
  timeDecimals = decimals;
  interval = intervalNanoseconds;
  barsInChunk = chunkBars;
}

export function setFileSymbol(symbol: i32): void {
  fileSymbol = symbol;
}
