import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything about the optional features of a package that its API does not tell.
 *
 * Members are named after what declares them: `FooProps.bar`, `FooStrategy.factory.parameter`, `Foo.method.parameter`.
 */
export interface FeatureTable {
  /** The region of the stacks, for features that exist in some regions only. */
  readonly region: string;
  /** One or several TypeScript expressions for a member or a type, by the member's name or the type's full name. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** A call of a method that a construct must have, by the construct's name, if it is of no use without one. */
  readonly calls: Readonly<Record<string, string>>;
  /** Members of the same properties that a member, by its name, can only be set together with. */
  readonly requires: Readonly<Record<string, readonly string[]>>;
  /** The names of members that no usage turns on, by the reason. */
  readonly omitted: Readonly<Record<string, readonly string[]>>;
}

/** Reads `compat/features.json` of a package. */
export function readFeatureTable(packageFolder: string): FeatureTable {
  return JSON.parse(readFileSync(join(packageFolder, 'compat', 'features.json'), 'utf8')) as FeatureTable;
}
