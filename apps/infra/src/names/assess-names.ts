import type { Template } from '@trading/template';
import { externalNames, type ExternalName } from './external-names';
import type { KnownName } from './known-names';
import type { Territory } from './own-names';

/** The external names in templates, compared with the known ones. */
export interface NameAssessment {
  /** External names that are not known. */
  readonly unknown: readonly ExternalName[];
  /** Known names that no template has. */
  readonly stale: readonly KnownName[];
}

/** Compares the external names in all templates of an environment with its known names. */
export function assessNames(
  templates: readonly Template[],
  territory: Territory,
  known: readonly KnownName[],
): NameAssessment {
  const external = externalNames(templates, territory);
  return {
    unknown: external.filter(({ text }) => !known.some(({ name }) => name === text)),
    stale: known.filter(({ name }) => !external.some(({ text }) => text === name)),
  };
}
