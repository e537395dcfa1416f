import { totalOf, type Charge, type Total } from '@trading/prices';
import type { Template } from '@trading/template';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import type { EnvironmentSettings } from '../environments';
import { sizeEnvironment } from '../load/environment-size';
import { monthlyCost } from '../load/monthly-cost';
import { regionNames } from '../region-settings';
import { costOfResource, type UnitPrice } from './resource-types';

/** A resource with a fixed cost. */
export interface CostItem {
  /** The construct id of its stack. */
  readonly stack: string;
  readonly region: string;
  readonly logicalId: string;
  readonly type: string;
  readonly charges: readonly Charge[];
}

/** The cost of an environment in a month. */
export interface EnvironmentCost {
  /** The resources with a fixed cost. */
  readonly items: readonly CostItem[];
  /** The charges that follow from the declared load: requests to the table, and the processor. */
  readonly load: readonly Charge[];
  readonly fixed: Total;
  /** The fixed cost and that of the declared load. */
  readonly total: Total;
  /** The prices by which the use of the resources is billed, each once. */
  readonly unitPrices: readonly UnitPrice[];
  /** The resource types whose cost is not known. */
  readonly unknownTypes: readonly string[];
}

/**
 * Returns the cost of an environment, by its templates and its declared load.
 *
 * @param assembly the synthesised stage
 */
export function costOfEnvironment(
  environment: string,
  settings: EnvironmentSettings,
  assembly: CloudAssembly,
): EnvironmentCost {
  const resources = assembly.stacks.flatMap((stack) => {
    const { region } = stack.environment;
    const id = String(stack.hierarchicalId.split('/').at(-1)).replace(`-${region}`, '');
    return Object.entries((stack.template as Template).Resources ?? {}).map(
      ([logicalId, { Type: type, Properties = {} }]) => ({
        ...{ stack: id, region, logicalId, type },
        cost: costOfResource(type, Properties, region),
      }),
    );
  });
  const items = resources
    .map(({ cost, ...resource }) => ({ ...resource, charges: cost?.fixed ?? [] }))
    .filter(({ charges }) => charges.length > 0);
  const load = monthlyCost(sizeEnvironment(environment, settings), settings, regionNames(settings)).used;
  const unitPrices = new Map(
    resources.flatMap(({ cost }) => cost?.used ?? []).map((used) => [`${used.price} ${used.region}`, used]),
  );
  const fixed = items.flatMap(({ charges }) => charges);
  return {
    items,
    load,
    fixed: totalOf(fixed),
    total: totalOf([...fixed, ...load]),
    unitPrices: [...unitPrices.values()],
    unknownTypes: [...new Set(resources.filter(({ cost }) => !cost).map(({ type }) => type))].sort(),
  };
}
