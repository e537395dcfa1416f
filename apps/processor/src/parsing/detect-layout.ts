import { UnknownLayoutError } from '../errors';
import { keysOf } from './archive-keys';
import type { DeclaredLayouts } from './declared-layouts';
import type { Layout } from './layout';
import { LAYOUTS } from './layouts';
import { makeLayout } from './make-layout';
import { matchDeclaredLayout, matchLayout, matchLayoutByKey, type FileHead } from './match-layout';
import type { ExtendedHours } from './rules/sale-conditions';

/** Maximum number of characters of a line in a message. */
const EXCERPT_LENGTH = 120;

/** Characters other than the comma that often separate fields. */
const SEPARATORS = [';', '\t', '|'] as const;

/**
 * Returns the layout of a file.
 *
 * If a layout is declared for the key, it is that of the longest prefix. Otherwise the first line and the file's name
 * decide. The folder decides for a file without header whose first line is damaged.
 *
 * @param firstLine the first line that is not blank, without byte order mark
 * @param declared the layouts that the configuration declares
 * @param memberName the name of the file in its archive, if it is in one
 * @throws UnknownLayoutError if no layout matches, or the declared one does not
 */
export function detectLayout(
  key: string,
  firstLine: string,
  declared: DeclaredLayouts = [],
  memberName?: string,
): Layout {
  const heads = keysOf(key, memberName).map((candidate) => ({ key: candidate, firstLine }));
  const { layout: declaration, extendedHours = 'include' } =
    declared.find(({ prefix }) => key.startsWith(prefix)) ?? {};
  if (declaration) {
    const matches = heads.map((head) => matchDeclaredLayout(declaration, head));
    const match = matches.find((candidate) => typeof candidate !== 'string');
    if (match) return makeLayout(declaration, match, extendedHours);
    const [difference = ''] = matches.filter((candidate) => typeof candidate === 'string');
    const problem = `it is declared as ${declaration.name}, but ${difference}`;
    throw new UnknownLayoutError(key, separatorHint(firstLine) + problem, excerpt(firstLine));
  }
  const [layout, second] =
    heads.map((head) => detectLayouts(head, extendedHours)).find((layouts) => layouts.length > 0) ?? [];
  if (layout && !second) return layout;
  const known = LAYOUTS.map(({ name, recognisedBy }) => `${name} (${recognisedBy})`).join('; ');
  throw new UnknownLayoutError(
    key,
    `${separatorHint(firstLine)}expected one of ${known}; or a layout declared for its prefix`,
    excerpt(firstLine),
  );
}

/** Returns every layout that matches a file. The tests ensure that at most one does. */
export function detectLayouts(head: FileHead, extendedHours: ExtendedHours): Layout[] {
  for (const matches of [matchLayout, matchLayoutByKey]) {
    const layouts = LAYOUTS.flatMap((declaration) => {
      const match = matches(declaration, head);
      return match ? [makeLayout(declaration, match, extendedHours)] : [];
    });
    if (layouts.length > 0) return layouts;
  }
  return [];
}

/** Returns a clause about the separator of a first line if it does not seem to be a comma. */
function separatorHint(firstLine: string): string {
  if (/^\s*[[{]/.test(firstLine)) return '';
  const count = (separator: string) => firstLine.split(separator).length - 1;
  const separator = SEPARATORS.find((candidate) => count(candidate) > 1 && count(candidate) >= count(','));
  if (separator === undefined) return '';
  return `its separator looks like ${JSON.stringify(separator)}, expected "," and numbers with a decimal point; `;
}

/** Returns the start of a line in a printable form, for messages and reports. */
export function excerpt(line: string): string {
  const printable = JSON.stringify(line.slice(0, EXCERPT_LENGTH));
  return line.length > EXCERPT_LENGTH ? `${printable}…` : printable;
}
