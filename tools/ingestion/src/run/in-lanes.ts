/**
 * Orders items so that those which are processed at once are far from each other: the first ones of equal parts of the list, then the
 * second ones, and so on. Files beside each other are mostly of the same instrument, whose bars are in one partition of the table.
 *
 * @param lanes the number of items that are processed at once
 */
export function inLanes<T>(items: readonly T[], lanes: number): T[] {
  const length = Math.ceil(items.length / lanes);
  const ordered: T[] = [];
  for (let position = 0; position < length; position += 1) {
    for (let index = position; index < items.length; index += length) ordered.push(items[index] as T);
  }
  return ordered;
}
