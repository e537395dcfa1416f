import { checkTemplate } from '../../../src/gates/check-template';
import type { Floor } from '../../../src/guarantees/floor';
import type { Resource, Resources, Template } from '@trading/template';
import type { Control } from './control';
import { CONTROLS } from './controls';

/** A template from which one control was removed. */
export interface Mutant {
  readonly name: string;
  /** The removed control; its rule must detect the removal. */
  readonly control: Control;
  readonly resources: Resources;
}

/** The result of removing every control of some templates. */
export interface MutationScore {
  /** The number of mutants. */
  readonly mutants: number;
  /** Mutants that their rule does not detect: `rule: mutant`. */
  readonly undetected: readonly string[];
  /** Controls that no template has, so that nothing proves their rule: `rule: removal`. */
  readonly unused: readonly string[];
}

/** Removes each control of the templates, one at a time, and checks whether its rule detects the removal. */
export function mutationScore(templates: readonly Template[], floor: Floor): MutationScore {
  const mutants = templates.flatMap(({ Resources = {} }) => mutantsOf(Resources));
  const undetected = mutants.filter(
    ({ control, resources }) =>
      !checkTemplate({ Resources: resources }, floor).some(({ rule }) => rule.name === control.rule),
  );
  const used = new Set(mutants.map(({ control }) => control));
  return {
    mutants: mutants.length,
    undetected: undetected.map(({ control, name }) => `${control.rule}: ${name}`),
    unused: CONTROLS.filter((control) => !used.has(control)).map(({ rule, removal }) => `${rule}: ${removal}`),
  };
}

/** Creates a mutant for each control of each resource. */
export function mutantsOf(resources: Resources): Mutant[] {
  return Object.entries(resources).flatMap(([logicalId, resource]) =>
    CONTROLS.filter(({ type }) =>
      typeof type === 'string' ? resource.Type === type : type.test(resource.Type),
    ).flatMap((control) => {
      const mutants: Mutant[] = [];
      for (let at = 0; ; at += 1) {
        const copy = structuredClone(resource) as Resource & { Properties?: object };
        if (!control.remove(copy.Properties ?? {}, copy, at)) return mutants;
        mutants.push({
          name: `${logicalId}: ${control.removal} (${at})`,
          control,
          resources: { ...resources, [logicalId]: copy },
        });
      }
    }),
  );
}
