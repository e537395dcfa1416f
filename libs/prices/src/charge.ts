import { priceOf, unitOf, type PriceName } from './prices';

/** A quantity that is charged at a price. */
export interface Charge {
  readonly price: PriceName;
  readonly region: string;
  /** Units of the price. */
  readonly quantity: number;
}

/** A sum of charges. */
export interface Total {
  /** US dollars of the charges whose price is known. */
  readonly usd: number;
  /** The prices that are not known, each once: `month of a dashboard in eu-central-1`. */
  readonly unknown: readonly string[];
}

/**
 * Returns US dollars of a charge.
 *
 * @returns undefined if the price is not known in the region
 */
export function amountOf({ price, region, quantity }: Charge): number | undefined {
  const known = priceOf(price, region);
  return known === undefined ? undefined : known.usd * quantity;
}

/** Sums charges. Those without a known price are named, not guessed. */
export function totalOf(charges: readonly Charge[]): Total {
  const unknown = charges.filter((charge) => charge.quantity > 0 && amountOf(charge) === undefined);
  return {
    usd: charges.reduce((sum, charge) => sum + (amountOf(charge) ?? 0), 0),
    unknown: [...new Set(unknown.map(({ price, region }) => `${unitOf(price)} in ${region}`))],
  };
}
