import type { Floor } from '../guarantees/floor';
import type { Resource, Resources } from '@trading/template';

/** A rule for templates. */
export interface TemplateRule {
  readonly name: string;
  readonly description: string;
  /** How to fix a violation. */
  readonly fix: string;
  /** Returns every breach in the resources of a template. */
  readonly check: (resources: Resources, floor: Floor) => Breach[];
}

/** A place in a template that breaks a rule. */
export interface Breach {
  readonly logicalId: string;
  /** The path of a property or an attribute of the resource: `Properties/PolicyDocument`, `DeletionPolicy`. */
  readonly location: string;
}

/** The context of a resource that is checked. */
export interface ResourceContext {
  readonly logicalId: string;
  readonly resources: Resources;
  readonly floor: Floor;
}

/**
 * Returns a check that examines each resource of a type separately.
 *
 * @param type the exact type, or a pattern
 * @param locate returns the locations in a resource that break the rule
 */
export function eachResource(
  type: string | RegExp,
  locate: (resource: Resource, context: ResourceContext) => readonly string[],
): TemplateRule['check'] {
  const isOfType = ({ Type }: Resource) => (typeof type === 'string' ? Type === type : type.test(Type));
  return (resources, floor) =>
    Object.entries(resources)
      .filter(([, resource]) => isOfType(resource))
      .flatMap(([logicalId, resource]) =>
        locate(resource, { logicalId, resources, floor }).map((location) => ({ logicalId, location })),
      );
}

/** Returns the location if it breaks the rule, or nothing. */
export function brokenIf(isBroken: boolean, location: string): string[] {
  return isBroken ? [location] : [];
}
