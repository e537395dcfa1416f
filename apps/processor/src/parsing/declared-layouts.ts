import { ConfigurationError } from '../errors';
import { LAYOUTS } from './layouts';
import type { LayoutDeclaration } from './layout-declaration';
import type { OffHours } from './rules/sale-conditions';

/** What the configuration says of all keys under a prefix. */
export interface DeclaredLayout {
  readonly prefix: string;
  /**
   * How the files are laid out.
   *
   * @default - it is detected
   */
  readonly layout?: LayoutDeclaration;
  readonly offHours: OffHours;
}

/** By the length of their prefix, the longest first: the first whose prefix a key has is the one that holds. */
export type DeclaredLayouts = readonly DeclaredLayout[];

const OFF_HOURS: readonly OffHours[] = ['include', 'exclude'];

/**
 * Reads the layouts that are declared by prefix, as a JSON object of prefixes: the value is a layout's name, or an
 * object with `layout` and `offHours`, both optional.
 *
 *     {"alpaca/": "Alpaca trades", "massive/": {"offHours": "exclude"}}
 *
 * The empty prefix stands for all keys; of several the longest holds.
 *
 * @param text undefined or empty where nothing is declared
 * @throws ConfigurationError with everything that is wrong
 */
export function parseDeclaredLayouts(text: string | undefined): DeclaredLayouts {
  if (!text) return [];
  const problems: string[] = [];
  const declared = Object.entries(parseObject(text)).map(([prefix, value]) => {
    const { layout, offHours = 'include', ...others } = isObject(value) ? value : { layout: value };
    const declaration = LAYOUTS.find(({ name }) => name === layout);
    if (!declaration && !(layout === undefined && isObject(value))) {
      const names = LAYOUTS.map(({ name }) => `'${name}'`).join(', ');
      problems.push(`the layout of '${prefix}' must be one of ${names}, got: ${JSON.stringify(layout)}`);
    }
    if (!OFF_HOURS.includes(offHours as OffHours)) {
      problems.push(`offHours of '${prefix}' must be 'include' or 'exclude', got: ${JSON.stringify(offHours)}`);
    }
    for (const name of Object.keys(others))
      problems.push(`'${prefix}' must have layout and offHours only, got: ${name}`);
    return { prefix, layout: declaration, offHours: offHours as OffHours };
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
  throw new ConfigurationError(`LAYOUTS must be an object of prefixes, got: ${text}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
