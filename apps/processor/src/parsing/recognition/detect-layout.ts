import { UnknownLayoutError } from '../../errors';
import { keysOf } from '../containers/archive-keys';
import type { DeclaredLayouts } from './declared-layouts';
import { hintAt } from './first-line-hints';
import type { Layout } from '../layout';
import type { LayoutDeclaration } from '../layout-declaration';
import { LAYOUTS } from '../layouts';
import { makeLayout } from '../make-layout';
import {
  isMatch,
  matchDeclaredLayout,
  matchLayout,
  matchLayoutByKey,
  type FileHead,
  type LayoutMatch,
} from './match-layout';
import { nearestTo } from './nearest-layout';
import { lookalikeOf, otherDataOf } from './other-data';
import { ALL_TIMES, type TimeRange } from '../timestamp';

/** Maximum number of characters of a line in a message. */
const EXCERPT_LENGTH = 120;

/**
 * Returns the layout of a file.
 *
 * If a layout is declared for the key, it is that of the longest prefix. Otherwise the first line and the file's name
 * decide. The folder decides for a file without header whose first line is damaged.
 *
 * @param firstLine the first line that is not blank, without byte order mark
 * @param declared the layouts that the configuration declares
 * @param times the plausible times of trades
 * @param memberName the name of the file in its archive, if it is in one
 * @throws UnknownLayoutError if no layout matches, or the declared one does not
 */
export function detectLayout(
  key: string,
  firstLine: string,
  declared: DeclaredLayouts = [],
  times: TimeRange = ALL_TIMES,
  memberName?: string,
): Layout {
  const headOf = (candidate: string): FileHead => ({ key: candidate, firstLine });
  const keys = keysOf(key, memberName);
  const head = headOf(keys[0]);
  const lookalike = lookalikeOf(head);
  if (lookalike !== undefined) throw new UnknownLayoutError(key, notTrades(lookalike), excerpt(firstLine));
  const { layout: declaration, extendedHours } = declared.find(({ prefix }) => key.startsWith(prefix)) ?? {};
  if (declaration) {
    const matches = keys.map((candidate) => matchDeclaredLayout(declaration, headOf(candidate)));
    const match = matches.find((candidate) => typeof candidate !== 'string');
    if (match) return makeLayout(declaration, match, extendedHours, times);
    const difference = matches.find((candidate) => typeof candidate === 'string');
    const problem = `it is declared as ${declaration.name}, but ${difference}`;
    throw new UnknownLayoutError(key, hintAt(firstLine) + problem, excerpt(firstLine));
  }
  const [found, second] =
    keys.map((candidate) => detectLayouts(headOf(candidate))).find((layouts) => layouts.length > 0) ?? [];
  if (found && !second) return makeLayout(found.declaration, found.match, extendedHours, times);
  const other = otherDataOf(head);
  const reason = other === undefined ? nearestTo(head) : notTrades(other);
  throw new UnknownLayoutError(key, reason, excerpt(firstLine));
}

/** A layout that matches a file, and how. */
export interface DetectedLayout {
  readonly declaration: LayoutDeclaration;
  readonly match: LayoutMatch;
}

/** Returns every layout that matches a file. The tests ensure that at most one does. */
export function detectLayouts(head: FileHead): DetectedLayout[] {
  const byLine = LAYOUTS.flatMap((declaration) => {
    const match = matchLayout(declaration, head);
    return isMatch(match) ? [{ declaration, match }] : [];
  });
  if (byLine.length > 0) return byLine;
  return LAYOUTS.flatMap((declaration) => {
    const match = matchLayoutByKey(declaration, head);
    return match ? [{ declaration, match }] : [];
  });
}

function notTrades(data: string): string {
  return `it contains ${data}, and bars are only made of trades`;
}

/** Returns the start of a line in a printable form, for messages and reports. */
export function excerpt(line: string): string {
  const printable = JSON.stringify(line.slice(0, EXCERPT_LENGTH));
  return line.length > EXCERPT_LENGTH ? `${printable}…` : printable;
}
