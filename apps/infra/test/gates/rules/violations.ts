import { checkTemplate } from '../../../src/gates/check-template';
import { FLOORS } from '../../../src/guarantees/floor';
import type { Resource, Resources } from '@trading/template';

/** Returns the rules that a resource of production breaks, except for tags, with the location. */
export function violationsOf(resource: Resource, others: Resources = {}): string[] {
  return checkTemplate({ Resources: { ...others, Thing: resource } }, FLOORS.production)
    .filter(({ rule, logicalId }) => rule.name !== 'tags' && logicalId === 'Thing')
    .map(({ rule, location }) => `${rule.name} at ${location}`);
}
