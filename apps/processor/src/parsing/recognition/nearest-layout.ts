import { LAYOUTS } from '../layouts';
import { otherSeparatorOf } from './first-line-hints';
import { isMatch, matchLayout, type FileHead } from './match-layout';

/** A file that is further away from a layout is not said to be near it. */
const NEAR = 0.75;

/** Maximum number of differences in a message. */
const MAX_DIFFERENCES = 3;

/** Returns a clause about the layout to which a file without a layout is nearest, and what differs. */
export function nearestTo({ key, firstLine }: FileHead): string {
  const separator = otherSeparatorOf(firstLine);
  const head = { key, firstLine: separator === undefined ? firstLine : firstLine.replaceAll(separator, ',') };
  const compared = LAYOUTS.map((declaration) => ({ name: declaration.name, ...matchLayout(declaration, head) }));
  const withCommas = compared.find((result) => separator !== undefined && isMatch(result));
  if (withCommas) return `with commas, it would be a file of ${withCommas.name}`;

  const mismatches = compared.flatMap((result) => (isMatch(result) ? [] : [result]));
  const nearest = mismatches.reduce((a, b) => (b.distance < a.distance ? b : a));
  if (nearest.distance > NEAR) {
    return (
      'it is like none of the known layouts; expected one of docs/trade-files.md, such as a CSV file with the header ' +
      'symbol,timestamp,price,size,id'
    );
  }
  const { differences } = nearest;
  const more = differences.length - MAX_DIFFERENCES;
  const stated = [...differences.slice(0, MAX_DIFFERENCES), ...(more > 0 ? [`${more} more differences`] : [])];
  return `it is nearest to ${nearest.name}, but ${stated.join('; ')}`;
}
