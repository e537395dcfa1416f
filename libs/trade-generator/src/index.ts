export { generateMarketSession, type MarketSessionOptions } from './generate-market-session';
export { generateTrades, type GeneratorOptions } from './generate-trades';
export type { MarketOptions } from './market-sequence';
