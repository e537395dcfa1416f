export { amountOf, totalOf, type Charge, type Total } from './charge';
export { PRICED_REGIONS, PRICE_NAMES, priceOf, unitOf, type Price, type PricedRegion, type PriceName } from './prices';
