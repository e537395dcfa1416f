import { ConfigurationError } from '../../errors';
import { LAYOUTS } from '../layouts';
import type { LayoutDeclaration } from '../layout-declaration';
import { EXTENDED_HOURS, type ExtendedHours } from '../rules/sale-conditions';

/** The configuration of all files whose keys begin with a prefix. */
export interface DeclaredLayout {
  readonly prefix: string;
  /**
   * The layout of the files.
   *
   * @default - the layout is detected for each file
   */
  readonly layout?: LayoutDeclaration;
  /**
   * The practice for trades outside the regular session.
   *
   * @default - the own practice of the provider of each file
   */
  readonly extendedHours?: ExtendedHours;
}

/** Declared layouts, the longest prefix first. The first one whose prefix a key begins with applies. */
export type DeclaredLayouts = readonly DeclaredLayout[];

/**
 * Reads declared layouts from a JSON object whose keys are prefixes. A value is the name of a layout, or an object with
 * `layout` and `extendedHours`, both optional.
 *
 *     {"alpaca/": "Alpaca trades", "massive/": {"extendedHours": "volume"}}
 *
 * The longest prefix that a key begins with applies. The empty prefix matches all keys.
 *
 * @param text undefined or empty if nothing is declared
 * @throws ConfigurationError with all problems
 */
export function parseDeclaredLayouts(text: string | undefined): DeclaredLayouts {
  if (!text) return [];
  const problems: string[] = [];
  const declared = Object.entries(parseObject(text)).map(([prefix, value]) => {
    const { layout, extendedHours, ...others } = isObject(value) ? value : { layout: value };
    const declaration = LAYOUTS.find(({ name }) => name === layout);
    if (!declaration && !(layout === undefined && isObject(value))) {
      const names = LAYOUTS.map(({ name }) => `'${name}'`).join(', ');
      problems.push(`the layout of '${prefix}' must be one of ${names}, got: ${JSON.stringify(layout)}`);
    }
    if (extendedHours !== undefined && !EXTENDED_HOURS.includes(extendedHours as ExtendedHours)) {
      const practices = EXTENDED_HOURS.map((practice) => `'${practice}'`).join(', ');
      problems.push(`extendedHours of '${prefix}' must be one of ${practices}, got: ${JSON.stringify(extendedHours)}`);
    }
    for (const name of Object.keys(others)) {
      problems.push(`'${prefix}' must have no settings other than layout and extendedHours, got: ${name}`);
    }
    return { prefix, layout: declaration, extendedHours: extendedHours as ExtendedHours | undefined };
  });
  if (problems.length > 0) throw new ConfigurationError(`LAYOUTS is not valid: ${problems.join('; ')}.`);
  return declared.sort((a, b) => b.prefix.length - a.prefix.length);
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new ConfigurationError(`LAYOUTS must be JSON: ${(error as Error).message}.`, { cause: error });
  }
  if (isObject(value)) return value;
  throw new ConfigurationError(`LAYOUTS must be a JSON object whose keys are prefixes, got: ${text}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
