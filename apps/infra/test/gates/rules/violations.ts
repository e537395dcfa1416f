import { checkTemplate } from '../../../src/gates/check-template';
import { EXPECTATIONS } from '../../../src/gates/expectations';
import type { Resource, Resources } from '@trading/template';

/** Returns the rules that a resource of production breaks, except for tags, with the location. */
export function violationsOf(resource: Resource, others: Resources = {}): string[] {
  return checkTemplate({ Resources: { ...others, Thing: resource } }, EXPECTATIONS.production)
    .filter(({ rule, logicalId }) => rule.name !== 'tags' && logicalId === 'Thing')
    .map(({ rule, location }) => `${rule.name} at ${location}`);
}
