import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { NANOSECONDS, type Interval } from '@trading/bars';
import { ConfigurationError } from '../src/errors';
import { parseDeclaredLayouts, type DeclaredLayouts } from '../src/parsing/recognition/declared-layouts';

const INTERVALS = Object.keys(NANOSECONDS) as Interval[];

export const HELP = `Usage: npx nx run processor:check -- [options] PATH…

Shows what the processor makes of trade files, without sending them: their layout, how their lines
are counted, the first rejected lines, and their bars. The files of a folder are checked under the
folder's name, as \`npm start\` sends them. Files that share bars are also resolved together, and
conflicts between them are shown.

Options:
  --interval=1m   the interval of the bars that are shown: ${INTERVALS.join(', ')}
  --layouts=…     declared layouts: a JSON file, or JSON, as \`layouts\` of an environment;
                  the prefixes begin with trades/
  --json          prints one JSON object for each file (docs/trade-files.md)
  --help          prints this text

Exit code:
  0  every file is accepted as a whole
  1  a file is refused, cannot be read, or is replaced by another one; lines are rejected; files are
     in conflict; or there is no trade file
  2  the command line is not valid`;

/** The command line is not valid. */
export class UsageError extends Error {}

/** The options of the command. */
export interface CheckOptions {
  /** Paths of files and folders. */
  readonly paths: readonly string[];
  readonly interval: Interval;
  readonly layouts: DeclaredLayouts;
  readonly json: boolean;
}

/**
 * Reads the command line.
 *
 * @param base the folder to which paths are relative
 * @returns undefined if the help was requested
 * @throws UsageError if an option is unknown or has an invalid value, or there is no path
 */
export function parseOptions(args: readonly string[], base: string): CheckOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new UsageError('Expected the path of a trade file or of a folder.');
  return {
    paths: positionals,
    interval: parseInterval(values.interval ?? '1m'),
    layouts: values.layouts === undefined ? [] : parseLayouts(values.layouts, base),
    json: values.json ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        interval: { type: 'string' },
        layouts: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function parseInterval(text: string): Interval {
  const interval = INTERVALS.find((each) => each === text);
  if (interval) return interval;
  throw new UsageError(`--interval must be one of ${INTERVALS.join(', ')}, got: ${text}`);
}

/** @param text JSON, or the path of a JSON file */
function parseLayouts(text: string, base: string): DeclaredLayouts {
  const json = text.trimStart().startsWith('{') ? text : readJson(resolve(base, text));
  try {
    return parseDeclaredLayouts(json);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(`--layouts: ${error.message}`, { cause: error });
    throw error;
  }
}

function readJson(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--layouts must be JSON or a JSON file: ${(error as Error).message}`, { cause: error });
  }
}
