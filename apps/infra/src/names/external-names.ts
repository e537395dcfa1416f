import type { Template } from '@trading/template';
import { namesIn, type Name } from './names-in';
import { OwnNames, type Territory } from './own-names';

/** A name of something that a template uses and that its environment does not create. */
export interface ExternalName extends Name {
  readonly template: Template;
  /** The resource with the name, or the section of the template, such as `Parameters`. */
  readonly logicalId: string;
}

/**
 * Returns every name in the templates of an environment that names nothing that the environment creates.
 *
 * The search covers all values of all sections, whatever property they belong to.
 *
 * @param templates all templates of the environment, which may refer to each other
 */
export function externalNames(templates: readonly Template[], { account, regions }: Territory): ExternalName[] {
  const own = new OwnNames(templates, { account, regions });
  return templates.flatMap((template) =>
    partsOf(template).flatMap(([logicalId, part]) =>
      namesIn(part, { account, region: regions[0] })
        .filter((name) => !own.has(name))
        .map((name) => ({ ...name, template, logicalId })),
    ),
  );
}

/** The resources of a template, and its other sections. */
function partsOf({ Resources = {}, ...sections }: Template): [logicalId: string, part: unknown][] {
  return [...Object.entries(Resources), ...Object.entries(sections)];
}
