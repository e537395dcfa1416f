import { amountOf, priceOf, totalOf, unitOf, type Charge } from '@trading/prices';
import type { EnvironmentCost } from './environment-cost';

/** Returns a cost for programs: amounts in US dollars a month, and null for what is not known. */
export function reportCost(environment: string, monthlyBudget: number, cost: EnvironmentCost): object {
  const { items, load, fixed, total, unitPrices, unknownTypes } = cost;
  return {
    ...{ environment, monthlyBudget, fixed, total },
    resources: items.map(({ charges, ...item }) => ({
      ...item,
      usd: totalOf(charges).usd,
      charges: charges.map(reportCharge),
    })),
    load: load.map(reportCharge),
    unitPrices: unitPrices.map(({ price, region }) => ({
      ...{ price, region, unit: unitOf(price) },
      known: priceOf(price, region) ?? null,
    })),
    unknownTypes,
  };
}

function reportCharge(charge: Charge): object {
  const { price, region } = charge;
  return { ...charge, unit: unitOf(price), known: priceOf(price, region) ?? null, usd: amountOf(charge) ?? null };
}
