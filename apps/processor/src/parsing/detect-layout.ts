import { UnknownLayoutError } from '../errors';
import type { DeclaredLayouts } from './declared-layouts';
import type { Layout } from './layout';
import { LAYOUTS } from './layouts';
import { makeLayout } from './make-layout';
import { fitDeclared, recognise, recogniseByKey, type FileHead } from './recognise';
import type { OffHours } from './rules/sale-conditions';

/** Characters of a line that a message shows. */
const EXCERPT_LENGTH = 120;

/**
 * The layout of a file: the one that is declared for the longest prefix of its key, else the one that its first line
 * and its name say; a file without header whose first line is no good is told by its folder.
 *
 * @param firstLine the first line that is not blank, without byte order mark
 * @param declared what the configuration says
 * @throws UnknownLayoutError where nothing says it, or the file is not as it is declared
 */
export function detectLayout(key: string, firstLine: string, declared: DeclaredLayouts = []): Layout {
  const head = { key, firstLine };
  const { layout: declaration, offHours = 'include' } = declared.find(({ prefix }) => key.startsWith(prefix)) ?? {};
  if (declaration) {
    const fit = fitDeclared(declaration, head);
    if (typeof fit !== 'string') return makeLayout(declaration, fit, offHours);
    throw new UnknownLayoutError(key, `it is declared as ${declaration.name}, but ${fit}`, excerpt(firstLine));
  }
  const [layout, second] = detectLayouts(head, offHours);
  if (layout && !second) return layout;
  const known = LAYOUTS.map(({ name, recognised }) => `${name} (${recognised})`).join('; ');
  throw new UnknownLayoutError(
    key,
    `expected one of ${known}; or a layout declared for its prefix`,
    excerpt(firstLine),
  );
}

/** All layouts that a file can be read by: one at most, as the tests make sure. */
export function detectLayouts(head: FileHead, offHours: OffHours): Layout[] {
  for (const fits of [recognise, recogniseByKey]) {
    const layouts = LAYOUTS.flatMap((declaration) => {
      const fit = fits(declaration, head);
      return fit ? [makeLayout(declaration, fit, offHours)] : [];
    });
    if (layouts.length > 0) return layouts;
  }
  return [];
}

/** The start of a line, printable, as messages and reports show it. */
export function excerpt(line: string): string {
  const printable = JSON.stringify(line.slice(0, EXCERPT_LENGTH));
  return line.length > EXCERPT_LENGTH ? `${printable}…` : printable;
}
