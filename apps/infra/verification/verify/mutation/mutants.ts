import { checkTemplate } from '../../../src/gates/check-template';
import type { Expectations } from '../../../src/gates/expectations';
import type { Resource, Resources, Template } from '../../../src/gates/template';
import { CONTROLS } from './controls';

/** A template without one of its controls. */
export interface Mutant {
  readonly name: string;
  /** The rule that must notice. */
  readonly rule: string;
  readonly resources: Resources;
}

/** How many mutants there are, and which of them nobody noticed. */
export interface MutationScore {
  readonly mutants: number;
  /** `rule: mutant`. */
  readonly missed: readonly string[];
}

/** Takes each control of the templates away, one at a time, and sees whether the rule that is for it notices. */
export function mutationScore(templates: readonly Template[], expectations: Expectations): MutationScore {
  const mutants = templates.flatMap(({ Resources = {} }) => mutantsOf(Resources));
  const missed = mutants.filter(
    ({ rule, resources }) =>
      !checkTemplate({ Resources: resources }, expectations).some((finding) => finding.rule.name === rule),
  );
  return { mutants: mutants.length, missed: missed.map(({ rule, name }) => `${rule}: ${name}`) };
}

/** Every mutant that the controls make of a template. */
export function mutantsOf(resources: Resources): Mutant[] {
  return Object.entries(resources).flatMap(([logicalId, resource]) =>
    CONTROLS.filter(({ type }) =>
      typeof type === 'string' ? resource.Type === type : type.test(resource.Type),
    ).flatMap(({ rule, removal, remove }) => {
      const mutants: Mutant[] = [];
      for (let at = 0; ; at += 1) {
        const copy = structuredClone(resource) as Resource & { Properties?: object };
        if (!remove(copy.Properties ?? {}, copy, at)) return mutants;
        mutants.push({
          name: `${logicalId}: ${removal} (${at})`,
          rule,
          resources: { ...resources, [logicalId]: copy },
        });
      }
    }),
  );
}
