import { UsageError } from './errors';

/** The usual port of AWS emulators. */
const USUAL_PORT = 4566;

/**
 * The emulator's port: `TRADING_EMULATOR_PORT` if it is set, otherwise 4566.
 *
 * @throws UsageError if the variable is not a port number.
 */
export function defaultPort(environment: NodeJS.ProcessEnv = process.env): number {
  const value = environment['TRADING_EMULATOR_PORT'];
  return value ? parsePort(value, 'TRADING_EMULATOR_PORT') : USUAL_PORT;
}

/**
 * Parses a port number.
 *
 * @param source the name of the option or variable, for the message.
 * @throws UsageError if it is not a whole number between 1 and 65535.
 */
export function parsePort(text: string, source: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) {
    throw new UsageError(`\`${source}\` must be a port number between 1 and 65535, got: ${text}`);
  }
  return port;
}
