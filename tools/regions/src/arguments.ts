import { parseArgs } from 'node:util';
import { NANOSECONDS, type Interval } from '@trading/bars';
import { OperatorError, parseChoice } from '@trading/cli';
import { MOVES, type Move } from './plan/direction';
import type { CompareOptions } from './rebuild/compare-bars';

const COMMANDS = [...MOVES, 'dr-status', 'runbook', 'region-switch', 'rebuild'] as const;

const INTERVALS = Object.keys(NANOSECONDS) as Interval[];

const USAGE = `npx nx run infra:failover --configuration=ENVIRONMENT -- [options]
       npx nx run infra:failback --configuration=ENVIRONMENT -- [options]
  --unplanned   one region is lost: the other one takes over without it
  --dry-run     checks and prints the steps, and changes nothing
  --approve     approves all steps that ask for it
       npx nx run infra:dr-status --configuration=ENVIRONMENT -- [--json]
       npx nx run infra:runbook --configuration=ENVIRONMENT
       npx nx run infra:region-switch --configuration=ENVIRONMENT -- [--functions]
       npx nx run infra:rebuild --configuration=ENVIRONMENT -- [--dry-run] [--approve]
       npx nx run infra:rebuild --configuration=ENVIRONMENT -- --compare=TABLE [--interval=1m]
  --compare     compares the bars with those of another table of the region, and rebuilds nothing
  --interval    compares the bars of one interval only`;

/** The command line is invalid. */
export class UsageError extends OperatorError {
  public constructor(problem: string) {
    super(`${problem}\nUsage: ${USAGE}`);
  }
}

/** A command that moves ingestion. */
export interface MoveCommand {
  readonly name: Move;
  readonly isUnplanned: boolean;
  readonly isDryRun: boolean;
  readonly isApproved: boolean;
}

/** A command that makes the table of a region again. */
export interface RebuildCommand {
  readonly name: 'rebuild';
  readonly isDryRun: boolean;
  readonly isApproved: boolean;
}

/** A command that compares the table of a region with another one. */
export type CompareCommand = { readonly name: 'compare' } & CompareOptions;

/** A command with its options. */
export type Command =
  | MoveCommand
  | RebuildCommand
  | CompareCommand
  | { readonly name: 'dr-status'; readonly isJson: boolean }
  | { readonly name: 'runbook' }
  | { readonly name: 'region-switch'; readonly hasFunctions: boolean };

/**
 * Reads the arguments of the process.
 *
 * @returns the command, and the name of the environment as it was given
 * @throws UsageError if they are invalid
 */
export function parseArguments([first, ...rest]: readonly string[]): {
  readonly command: Command;
  readonly environment: string | undefined;
} {
  const name = parseChoice(first, COMMANDS, 'a command');
  switch (name) {
    case 'failover':
    case 'failback': {
      const { environment, ...values } = parse(rest, ['unplanned', 'dry-run', 'approve']);
      const isUnplanned = values['unplanned'] === true;
      return {
        command: { name, isUnplanned, isDryRun: values['dry-run'] === true, isApproved: values['approve'] === true },
        environment,
      };
    }
    case 'dr-status': {
      const { environment, json } = parse(rest, ['json']);
      return { command: { name, isJson: json === true }, environment };
    }
    case 'runbook':
      return { command: { name }, environment: parse(rest, []).environment };
    case 'region-switch': {
      const { environment, functions } = parse(rest, ['functions']);
      return { command: { name, hasFunctions: functions === true }, environment };
    }
    case 'rebuild':
      return parseRebuild(parse(rest, ['dry-run', 'approve'], ['compare', 'interval']));
  }
}

function parseRebuild({ environment, ...values }: Values): ReturnType<typeof parseArguments> {
  const { compare: table, interval: text } = values;
  const [isDryRun, isApproved] = [values['dry-run'] === true, values['approve'] === true];
  if (table === undefined) {
    if (text !== undefined) throw new UsageError('--interval is an option of a comparison.');
    return { command: { name: 'rebuild', isDryRun, isApproved }, environment };
  }
  if (isDryRun || isApproved) throw new UsageError('A comparison changes nothing, and needs no approval.');
  if (table === '') throw new UsageError('Expected the name of a table after --compare=, got nothing.');
  const interval = text === undefined ? {} : { interval: parseChoice(String(text), INTERVALS, '--interval') };
  return { command: { name: 'compare', table: String(table), ...interval }, environment };
}

type Values = { readonly environment?: string } & Readonly<Record<string, string | boolean | undefined>>;

function parse(args: readonly string[], flags: readonly string[], texts: readonly string[] = []): Values {
  const typed = (names: readonly string[], type: 'boolean' | 'string') =>
    Object.fromEntries(names.map((name) => [name, { type }]));
  const options = { ...typed(flags, 'boolean'), ...typed(texts, 'string'), environment: { type: 'string' } as const };
  try {
    const { values } = parseArgs({ args: [...args], options });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
