import { amountOf, priceOf, totalOf, unitOf, type Charge, type Price, type Total } from '@trading/prices';
import { format } from '../load/sized-value';
import type { CostItem, EnvironmentCost } from './environment-cost';

const WIDTH = 10;

/** Renders a cost as lines of text: by resource, by the declared load, and the prices of everything else. */
export function renderCost(environment: string, monthlyBudget: number, cost: EnvironmentCost): string[] {
  const { items, load, fixed, total, unitPrices, unknownTypes } = cost;
  return [
    `The cost of ${environment}, in US dollars a month of 730 hours`,
    ...groupsOf(items).flatMap(renderGroup),
    ...renderTotal(fixed, 'fixed'),
    '',
    'By the declared load',
    ...load.filter(({ quantity }) => quantity > 0).map(renderCharge),
    ...renderTotal(total, `fixed and by the declared load, of a budget of ${money(monthlyBudget)}`),
    '',
    'Unit prices of what is used',
    ...unitPrices.map(({ price, region }) => {
      const known = priceOf(price, region);
      return `  ${unitOf(price)} in ${region}: ${known ? `$${usd(known)} (${known.source}, ${known.read})` : 'unknown'}`;
    }),
    '',
    `Resource types of unknown cost: ${unknownTypes.length === 0 ? 'none' : unknownTypes.join(', ')}`,
  ];
}

/** Adds charges at the same price in the same region. */
export function mergeCharges(charges: readonly Charge[]): Charge[] {
  const merged = new Map<string, Charge>();
  for (const charge of charges) {
    const key = `${charge.price} ${charge.region}`;
    merged.set(key, { ...charge, quantity: charge.quantity + (merged.get(key)?.quantity ?? 0) });
  }
  return [...merged.values()];
}

/** Renders a quantity and its price: `2,190 × hour of a NAT gateway at $0.045 in us-east-1`. */
export function renderQuantity({ price, region, quantity }: Charge): string {
  const known = priceOf(price, region);
  return `${format(quantity)} × ${unitOf(price)} at ${known ? `$${usd(known)}` : 'an unknown price'} in ${region}`;
}

/** Renders US dollars: `1,234.50`. */
export function money(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Returns resources of one type and stack together, the most expensive ones first. */
function groupsOf(items: readonly CostItem[]): CostItem[][] {
  const groups = new Map<string, CostItem[]>();
  for (const item of items) {
    const key = `${item.region} ${item.stack} ${item.type}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].sort((a, b) => totalOf(chargesOf(b)).usd - totalOf(chargesOf(a)).usd);
}

function renderGroup(group: readonly CostItem[]): string[] {
  const [{ region, stack, type, logicalId }] = group as readonly [CostItem, ...CostItem[]];
  const name = group.length === 1 ? logicalId : `${group.length} × ${type}`;
  const charges = mergeCharges(chargesOf(group));
  return [
    row(money(totalOf(charges).usd), `${stack} in ${region}: ${name}`),
    ...charges.map((charge) => `${' '.repeat(WIDTH + 6)}${renderQuantity(charge)}`),
  ];
}

function renderCharge(charge: Charge): string {
  const amount = amountOf(charge);
  return row(amount === undefined ? 'unknown' : money(amount), renderQuantity(charge));
}

function renderTotal({ usd: amount, unknown }: Total, name: string): string[] {
  return [
    row(money(amount), name),
    ...unknown.map((price) => `${' '.repeat(WIDTH + 6)}and what is billed at an unknown price: ${price}`),
  ];
}

function chargesOf(items: readonly CostItem[]): Charge[] {
  return items.flatMap(({ charges }) => charges);
}

/** The price in full, which may have ten decimals. */
function usd(price: Price): string {
  return price.usd.toLocaleString('en-US', { maximumFractionDigits: 12 });
}

function row(amount: string, name: string): string {
  return `  ${amount.padStart(WIDTH)}  ${name}`;
}
