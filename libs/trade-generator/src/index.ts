export { generateTrades, type GeneratorOptions } from './generate-trades';
