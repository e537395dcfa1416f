import { knownColumns, type LayoutDeclaration } from './layout-declaration';
import type { JsonFields } from './read-json-fields';

/** Returns the keys of a line that its layout does not know. */
export type FindUnknownKeys = (line: Pick<JsonFields, 'fields' | 'keys'>) => string[];

/**
 * Makes the check of the keys of a line of NDJSON. A key without a known meaning could change the meaning of a trade, so it
 * is not ignored. Which keys a line may have depends on the type of its record; a record that is not about a trade is
 * rejected for its type.
 */
export function unknownKeysOf(declaration: LayoutDeclaration): FindUnknownKeys {
  const { furtherColumns = false, refusedColumns = {}, records } = declaration;
  const ofTrade = new Set(knownColumns(declaration));
  if (furtherColumns) {
    // As in a header, the case of a key does not change its meaning. But it is not read as the known key.
    const reserved = new Set([...ofTrade, ...Object.keys(refusedColumns)]);
    return ({ keys }) => [...keys].filter((key) => !ofTrade.has(key) && reserved.has(key.toLowerCase()));
  }
  const known = new Map<unknown, ReadonlySet<string> | 'any'>();
  for (const [type, record] of Object.entries(records?.types ?? {})) {
    if (record.kind === 'other') known.set(type, 'any');
    else if (record.kind === 'retraction' && record.columns) known.set(type, new Set(record.columns));
  }
  return ({ fields, keys }) => {
    const ofRecord = known.get(records && fields.get(records.column)) ?? ofTrade;
    return ofRecord === 'any' ? [] : [...keys].filter((key) => !ofRecord.has(key));
  };
}
