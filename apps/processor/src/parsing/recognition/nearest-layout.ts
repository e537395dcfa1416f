import { LAYOUTS } from '../layouts';
import { hintAt, otherSeparatorOf } from './first-line-hints';
import { isMatch, matchLayout, type FileHead, type LayoutMismatch } from './match-layout';

/** A file that is further away from a layout is not said to be near it. */
const NEAR = 0.75;

/** Maximum number of differences in a message. */
const MAX_DIFFERENCES = 3;

/** Says of a file without a layout to which one it is nearest, and what differs. */
export function nearestTo({ key, firstLine }: FileHead): string {
  const nearest = nearestOf({ key, firstLine });
  const separator = otherSeparatorOf(firstLine);
  // The nearest layout can have that separator.
  if (separator === undefined || nearest.distance <= NEAR) {
    return (separator === undefined ? hintAt(firstLine) : '') + clauseOf(nearest);
  }
  const head = { key, firstLine: firstLine.replaceAll(separator, ',') };
  const match = LAYOUTS.find((declaration) => isMatch(matchLayout(declaration, head)));
  const clause = match ? `with commas, it would be a file of ${match.name}` : clauseOf(nearestOf(head));
  return hintAt(firstLine) + clause;
}

/** A layout that a file does not match. */
interface Compared {
  readonly name: string;
  readonly distance: number;
  readonly mismatch: LayoutMismatch;
}

/** The layout with the smallest distance among those that do not match. */
function nearestOf(head: FileHead): Compared {
  const compared = LAYOUTS.flatMap((declaration): readonly Compared[] => {
    const result = matchLayout(declaration, head);
    return isMatch(result) ? [] : [{ name: declaration.name, distance: result.distance, mismatch: result }];
  });
  return compared.reduce((a, b) => (b.distance < a.distance ? b : a));
}

function clauseOf({ name, distance, mismatch: { differences } }: Compared): string {
  if (distance > NEAR) {
    return (
      'it is like none of the known layouts; expected one of docs/trade-files.md, such as a CSV file with the header ' +
      'symbol,timestamp,price,size,id'
    );
  }
  const more = differences.length - MAX_DIFFERENCES;
  const stated = [...differences.slice(0, MAX_DIFFERENCES), ...(more > 0 ? [`${more} more differences`] : [])];
  return `it is nearest to ${name}, but ${stated.join('; ')}`;
}
