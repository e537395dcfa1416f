/**
 * The format of lines with rules. The host sets it before the first line, together with `format.ts`.
 *
 * Such a line may state an order, an id of several columns or an id that is not a number, and values that decide what the
 * line means. It is read as a row: the addresses of its fields, by role.
 */

/** Roles of fields. The first five are those of `json-keys.ts`, except for the id. The host uses the same numbers. */
export const SYMBOL: u32 = 0;
export const TIME: u32 = 1;
export const PRICE: u32 = 2;
export const SIZE: u32 = 3;
export const ORDER: u32 = 4;
/** The columns of the id, then the others of the values by which trades are known, then those that decide what a line means. */
export const FIRST_ID: u32 = 5;
export const FIRST_DECISIVE: u32 = 9;
export const ROLES: u32 = 16;

/** True if lines are read as rows. */
export let hasRows: bool = false;

export let idCount: u32 = 0;
export let decisiveCount: u32 = 0;

/** The used columns of CSV: offsets in bytes into the structural index of a line, and the role of each. */
const columns = memory.data(16 * 8, 8);
export let columnCount: u32 = 0;

/** True if ids are made of the values of trades: of those that have no id. Such ids are long. */
export let hasIdsOfValues: bool = false;

/** Roles of the fields that belong to an id of values, besides time, price and size. */
const values = memory.data(16 * 4, 4);
export let valueCount: u32 = 0;

/** Number of decimals of prices that are whole numbers. */
export let impliedDecimals: u32 = 0;

/** True if the size of a sale is negative. */
export let areSizesSigned: bool = false;

/** Number of fields that a line of CSV can have after the others. They are ignored. */
export let unnamedFields: u32 = 0;

export function setRows(ids: u32, decisive: u32): void {
  hasRows = true;
  idCount = ids;
  decisiveCount = decisive;
}

export function addRowColumn(column: u32, role: u32): void {
  store<u32>(columns + (columnCount << 3), column << 2);
  store<u32>(columns + (columnCount << 3), role, 4);
  columnCount += 1;
}

export function columnAt(index: u32): u32 {
  return load<u32>(columns + (index << 3));
}

export function roleAt(index: u32): u32 {
  return load<u32>(columns + (index << 3), 4);
}

export function setIdsOfValues(): void {
  hasIdsOfValues = true;
}

export function addValueRole(role: u32): void {
  store<u32>(values + (valueCount << 2), role);
  valueCount += 1;
}

export function valueRoleAt(index: u32): u32 {
  return load<u32>(values + (index << 2));
}

/** @param decimals number of decimals of prices that are whole numbers */
export function setNumbers(decimals: u32, areSigned: bool): void {
  impliedDecimals = decimals;
  areSizesSigned = areSigned;
}

export function setUnnamedFields(fields: u32): void {
  unnamedFields = fields;
}
