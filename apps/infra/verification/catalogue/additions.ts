import type { Resource } from '@trading/template';
import type { Mutable } from '../verify/mutation/control';
import { ACCESS_ADDITIONS } from './additions/access';
import type { Addition } from './additions/addition';
import { RESOURCE_ADDITIONS } from './additions/resources';
import { SETTING_ADDITIONS } from './additions/settings';
import type { Change } from './mutant';

/** A change that adds something, with the resources that replace the changed one. */
export interface Added extends Change {
  readonly apply: (place: {
    readonly logicalId: string;
    readonly resource: Resource;
  }) => Readonly<Record<string, unknown>>;
}

const ADDITIONS: readonly Addition[] = [...ACCESS_ADDITIONS, ...SETTING_ADDITIONS, ...RESOURCE_ADDITIONS];

/** The additions that fit a resource, and a condition that is never met. */
export function additionsOf({ Type }: Resource): Added[] {
  const fitting = ADDITIONS.filter(({ type }) => (typeof type === 'string' ? type === Type : type.test(Type)));
  return [NEVER_CREATED, ...fitting.map(toChange)];
}

const NEVER_CREATED: Added = {
  operator: 'disable',
  path: '',
  variant: 'a condition that is never met',
  apply: ({ logicalId, resource }) => ({ [logicalId]: { ...resource, Condition: 'Never' } }),
};

function toChange({ what, apply }: Addition): Added {
  return {
    operator: 'add',
    path: '',
    variant: what,
    apply: ({ logicalId, resource }) => {
      const copy: Resource & { Properties?: Mutable } = structuredClone(resource);
      const properties = (copy.Properties ??= {});
      const further = apply(properties, logicalId) ?? {};
      const others = Object.entries(further).map(([type, added]): [string, object] => [
        `Added${type.split('::').at(-1)}`,
        { Type: type, Properties: added },
      ]);
      return { [logicalId]: copy, ...Object.fromEntries(others) };
    },
  };
}
