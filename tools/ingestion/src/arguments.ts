import { parseArgs, type ParseArgsConfig } from 'node:util';
import { OperatorError, parseChoice } from '@trading/cli';
import { PLAN_MODES } from '@trading/bars/backfill';
import type { PlanOptions } from './plan/plan-files';
import type { RunOptions } from './run/run-plan';

/** The environments that a command can be for. */
export const ENVIRONMENTS = ['local', 'dev', 'staging', 'production'] as const;

/** One of {@link ENVIRONMENTS}. */
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

const COMMANDS = ['plan', 'run', 'status', 'pause', 'retry', 'cancel'] as const;

type CommandName = (typeof COMMANDS)[number];

/** Percentage of the files of a batch that may fail before the batch fails. */
const DEFAULT_TOLERANCE = 5;

/** The number of executions that a map can have at once. */
const MAX_CONCURRENCY = 10_000;

const USAGE = {
  plan: `backfill-plan -- PREFIX… [options]
  --mode=MODE                            missing (default): uploads without bars; failed: uploads that were refused;
                                         older: bars of an older version of the processor; catch-up: missing uploads,
                                         and bars of a region that was the writer before; all: every trade file
  --tolerated-failure-percentage=N       percentage of the files of a batch that may fail, by default ${DEFAULT_TOLERANCE}`,
  run: `backfill-run -- HASH [options]
  --concurrency=N                        batches that are processed at once, also of a run that is in progress
  --detach                               do not follow the run`,
  status: `backfill-status -- [HASH] [options]
  --failures                             print all files that failed as lines of JSON`,
  pause: 'backfill-pause -- HASH',
  retry: `backfill-retry -- HASH [options]
  --concurrency=N                        batches that are processed at once
  --detach                               do not follow the run`,
  cancel: 'backfill-cancel -- HASH',
} as const;

/** The command line is invalid. */
export class UsageError extends OperatorError {
  public constructor(problem: string, command: CommandName) {
    super(
      `${problem}\nUsage: npx nx run ingestion:${USAGE[command]}\n` +
        'HASH is that of a plan, or its first digits, at least 6. --configuration=dev, staging or production is for AWS.',
    );
  }
}

/** A command with its options. `begin` is the begin of the hash of a plan. */
export type Command = { readonly environment: EnvironmentName } & (
  | ({ readonly name: 'plan' } & PlanOptions)
  | ({ readonly name: 'run' | 'retry'; readonly begin: string } & RunOptions)
  | { readonly name: 'status'; readonly begin: string | undefined; readonly failures: boolean }
  | { readonly name: 'pause' | 'cancel'; readonly begin: string }
);

/**
 * Reads the arguments of the process.
 *
 * @throws UsageError if they are invalid
 */
export function parseArguments([first, ...rest]: readonly string[]): Command {
  const name = parseChoice(first, COMMANDS, 'a command');
  const { values, positionals } = parse(name, rest);
  const environment = parseChoice(values.environment, ENVIRONMENTS, 'an environment');
  switch (name) {
    case 'plan':
      if (positionals.length === 0) throw new UsageError('Expected one or more prefixes, such as trades/.', name);
      return {
        ...{ name, environment, prefixes: positionals },
        mode: parseChoice(values.mode ?? 'missing', PLAN_MODES, '--mode'),
        toleratedFailurePercentage: numberOf(values, 'tolerated-failure-percentage', name, 0, 100) ?? DEFAULT_TOLERANCE,
      };
    case 'run':
    case 'retry': {
      const concurrency = numberOf(values, 'concurrency', name, 1, MAX_CONCURRENCY);
      const begin = hashOf(positionals, name);
      return { name, environment, begin, concurrency, detach: values.detach ?? false };
    }
    case 'status': {
      const failures = values.failures ?? false;
      if (positionals.length === 0 && !failures) return { name, environment, begin: undefined, failures };
      return { name, environment, begin: hashOf(positionals, name), failures };
    }
    case 'pause':
    case 'cancel':
      return { name, environment, begin: hashOf(positionals, name) };
  }
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;

interface Values {
  readonly environment?: string;
  readonly mode?: string;
  readonly 'tolerated-failure-percentage'?: string;
  readonly concurrency?: string;
  readonly detach?: boolean;
  readonly failures?: boolean;
}

/** The options of each command, in addition to the environment. */
const OPTIONS: Readonly<Record<CommandName, NonNullable<ParseArgsConfig['options']>>> = {
  plan: { mode: TEXT, 'tolerated-failure-percentage': TEXT },
  run: { concurrency: TEXT, detach: FLAG },
  status: { failures: FLAG },
  pause: {},
  retry: { concurrency: TEXT, detach: FLAG },
  cancel: {},
};

function parse(
  name: CommandName,
  args: readonly string[],
): { readonly values: Values; readonly positionals: readonly string[] } {
  try {
    const options = { environment: TEXT, ...OPTIONS[name] };
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { values, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message, name);
  }
}

function hashOf(positionals: readonly string[], name: CommandName): string {
  const [hash, ...others] = positionals;
  if (hash === undefined || others.length > 0) {
    throw new UsageError(`Expected the hash of one plan, got: ${positionals.join(' ') || 'nothing'}.`, name);
  }
  return hash;
}

function numberOf(
  values: Values,
  option: 'concurrency' | 'tolerated-failure-percentage',
  name: CommandName,
  min: number,
  max: number,
): number | undefined {
  const text = values[option];
  if (text === undefined) return undefined;
  const value = Number(text);
  const isValid =
    text.trim() !== '' && value >= min && value <= max && (option !== 'concurrency' || Number.isInteger(value));
  if (isValid) return value;
  const kind = option === 'concurrency' ? 'an integer' : 'a number';
  throw new UsageError(`Expected --${option} to be ${kind} from ${min} to ${max}, got: ${text || 'nothing'}.`, name);
}
