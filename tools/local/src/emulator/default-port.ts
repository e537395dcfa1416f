import { UsageError } from './errors';

/** The port that AWS emulators use by custom. */
const CUSTOMARY_PORT = 4566;

/**
 * The emulator's port: `TRADING_EMULATOR_PORT` when it is set, else 4566.
 *
 * @throws UsageError when the variable does not hold a port.
 */
export function defaultPort(environment: NodeJS.ProcessEnv = process.env): number {
  const value = environment['TRADING_EMULATOR_PORT'];
  return value ? parsePort(value, 'TRADING_EMULATOR_PORT') : CUSTOMARY_PORT;
}

/**
 * A port number from text.
 *
 * @param source where the text comes from, for the message.
 * @throws UsageError when it is not a whole number between 1 and 65535.
 */
export function parsePort(text: string, source: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) {
    throw new UsageError(`\`${source}\` must be a port number between 1 and 65535, got: ${text}`);
  }
  return port;
}
