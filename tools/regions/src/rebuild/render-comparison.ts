import type { Difference, TableComparison, TableSide } from '@trading/bars/comparison';

/** A value for each of the tables. */
type OfTables<T> = Readonly<Record<TableSide, T>>;

/** Renders how far a comparison is. */
export function renderProgress({ symbols, bars, differences }: TableComparison): string {
  return `${symbols} symbols with ${bars} bars were compared so far, ${differences} differences`;
}

/**
 * Renders the result of a comparison.
 *
 * @param contested the number of chunks that wait for their settlement
 * @param names the names of the tables
 */
export function renderComparison(
  { symbols, bars, differences, waiting, named }: TableComparison,
  { counts }: { readonly counts: OfTables<number> },
  names: OfTables<string>,
): string {
  if (differences === 0) {
    return `${names.own} and ${names.other} are equal: ${bars} bars of ${symbols} symbols, and the times that files cover.`;
  }
  return [
    `${names.own} and ${names.other} differ: ${differences} differences in ${bars} bars of ${symbols} symbols.`,
    ...named.map((each) => `  ${renderDifference(each, names)}`),
    ...(differences > named.length ? [`  and ${differences - named.length} more`] : []),
    ...(waiting > 0
      ? [
          `${waiting} of them are of bars that wait for their settlement, in ${counts.own} chunks of ${names.own} and ${counts.other} of ` +
            `${names.other}. Those of ${names.own} were asked for: run the same command again in some minutes. Nobody settles ${names.other}.`,
        ]
      : []),
  ].join('\n');
}

function renderDifference(
  { feed, symbol, interval, time, fields, onlyIn }: Difference,
  names: OfTables<string>,
): string {
  const place = `${feed} ${symbol} ${interval} ${new Date(Number(time / 1_000_000n)).toISOString()}`;
  if (onlyIn) return `${place}: only in ${names[onlyIn]}`;
  return `${place}: ${fields.map(({ field, own, other }) => `${field} ${own}, in ${names.other} ${other}`).join('; ')}`;
}
