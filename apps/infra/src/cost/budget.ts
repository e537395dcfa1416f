import { OperatorError } from '@trading/cli';
import { amountOf, type PriceName } from '@trading/prices';
import type { EnvironmentSettings } from '../environments';
import { InvalidSettingsError } from '../invalid-settings-error';
import type { EnvironmentCost } from './environment-cost';
import { mergeCharges, money, renderQuantity } from './render-cost';

/** The number of items that a message names. */
const LARGEST = 3;

const CAPACITY = 'lower `load.burst.trades`, raise `load.barsWithin`, or change `table.capacityMode`';
const REQUESTS = 'lower `load`, or change `table.capacityMode`';

/** The settings that decide about a charge. */
const RELIEFS: Readonly<Partial<Record<PriceName, string>>> = {
  writeUnitHour: CAPACITY,
  readUnitHour: 'lower `load.reads.perSecond`, or change `table.capacityMode`',
  millionWrites: REQUESTS,
  millionReads: 'lower `load.reads.perSecond`, or change `table.capacityMode`',
  functionMemorySecond: 'lower `load.tradesPerDay` or `load.filesPerDay`',
  natGatewayHour: 'use a NAT instance or none in `network.nat`',
  publicAddressHour: 'use fewer NAT gateways in `network.nat`',
  endpointHour: 'use fewer zones, or fewer endpoints',
  alarmMonth: 'remove alarms',
};

/** Thrown when an environment costs more than its budget. */
export class OverBudgetError extends OperatorError {
  public constructor(environment: string, budget: number, { items, load, total }: EnvironmentCost) {
    const charges = mergeCharges([...items.flatMap((item) => item.charges), ...load])
      .map((charge) => ({ ...charge, usd: amountOf(charge) ?? 0 }))
      .sort((a, b) => b.usd - a.usd)
      .slice(0, LARGEST);
    super(
      `${environment} costs $${money(total.usd)} a month, which is $${money(total.usd - budget)} above its budget of ` +
        `$${money(budget)}. The largest items:\n` +
        charges
          .map((charge) => {
            const relief = RELIEFS[charge.price];
            return `  $${money(charge.usd)}: ${renderQuantity(charge)}${relief === undefined ? '' : `: ${relief}`}\n`;
          })
          .join('') +
        `Change these, or raise \`monthlyBudget\` of ${environment} in src/environments.ts. ` +
        `\`npx nx run infra:cost --configuration=${environment}\` prints all items.`,
    );
  }
}

/**
 * Checks that the fixed cost of an environment and that of its declared load are within its budget.
 *
 * @throws OverBudgetError if they are not
 * @throws InvalidSettingsError if the budget is not an amount
 */
export function validateBudget(
  environment: string,
  { monthlyBudget }: Pick<EnvironmentSettings, 'monthlyBudget'>,
  cost: EnvironmentCost,
): void {
  if (!(monthlyBudget > 0)) {
    throw new InvalidSettingsError(environment, [`\`monthlyBudget\` must be above 0, got: ${monthlyBudget}`]);
  }
  if (cost.total.usd > monthlyBudget) throw new OverBudgetError(environment, monthlyBudget, cost);
}
