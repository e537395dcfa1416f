import { parseArgs } from 'node:util';
import { OperatorError, parseChoice } from '@trading/cli';
import { MOVES, type Move } from './plan/direction';

const COMMANDS = [...MOVES, 'dr-status', 'runbook', 'region-switch'] as const;

const USAGE = `npx nx run infra:failover --configuration=ENVIRONMENT -- [options]
       npx nx run infra:failback --configuration=ENVIRONMENT -- [options]
  --unplanned   one region is lost: the other one takes over without it
  --dry-run     checks and prints the steps, and changes nothing
  --approve     approves all steps that ask for it
       npx nx run infra:dr-status --configuration=ENVIRONMENT -- [--json]
       npx nx run infra:runbook --configuration=ENVIRONMENT
       npx nx run infra:region-switch --configuration=ENVIRONMENT -- [--functions]`;

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

/** A command with its options. */
export type Command =
  | MoveCommand
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
  }
}

type Values = { readonly environment?: string } & Readonly<Record<string, string | boolean | undefined>>;

function parse(args: readonly string[], flags: readonly string[]): Values {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' } as const]));
  try {
    const { values } = parseArgs({ args: [...args], options: { ...options, environment: { type: 'string' } } });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
