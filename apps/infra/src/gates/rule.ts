import type { Expectations } from './expectations';
import type { Resource, Resources } from './template';

/** A promise that every template keeps. */
export interface TemplateRule {
  readonly name: string;
  readonly description: string;
  /** What to do instead. */
  readonly fix: string;
  /** Where the promise is broken. */
  readonly check: (resources: Resources, expectations: Expectations) => Breach[];
}

/** A place where a rule is broken. */
export interface Breach {
  readonly logicalId: string;
  /** The path of the property, or of the resource's attribute: `Properties/PolicyDocument`, `DeletionPolicy`. */
  readonly location: string;
}

/** What a check of one resource sees besides it. */
export interface Surroundings {
  readonly logicalId: string;
  readonly resources: Resources;
  readonly expectations: Expectations;
}

/**
 * A check that looks at each resource of some types by itself.
 *
 * @param type the exact type, or a pattern
 * @param locate the places in a resource where the promise is broken; none where it is kept
 */
export function eachResource(
  type: string | RegExp,
  locate: (resource: Resource, surroundings: Surroundings) => readonly string[],
): TemplateRule['check'] {
  const isOfType = ({ Type }: Resource) => (typeof type === 'string' ? Type === type : type.test(Type));
  return (resources, expectations) =>
    Object.entries(resources)
      .filter(([, resource]) => isOfType(resource))
      .flatMap(([logicalId, resource]) =>
        locate(resource, { logicalId, resources, expectations }).map((location) => ({ logicalId, location })),
      );
}

/** A location where something is wrong, nothing where it is not. */
export function brokenIf(isBroken: boolean, location: string): string[] {
  return isBroken ? [location] : [];
}
