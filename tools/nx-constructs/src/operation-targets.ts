import type { TargetConfiguration } from '@nx/devkit';

/** The commands of a tool or an app for operators of environments. */
export interface Operations {
  /**
   * The program of the commands, in the folder of the project.
   * @default 'src/main.ts'
   */
  readonly program?: string;
  /** The environments that each command is for. The first one is the default. */
  readonly environments: readonly [string, ...string[]];
  /** The arguments and the description of each command, by its target. */
  readonly commands: Readonly<Record<string, { readonly arguments: string; readonly description: string }>>;
}

/** The targets for operators: the commands, each with a configuration per environment. They are never cached. */
export function operationTargets({
  program = 'src/main.ts',
  environments,
  commands,
}: Operations): Record<string, TargetConfiguration> {
  const argumentsOf = (environment: string) => ({ args: `--environment=${environment}` });
  const configurations = Object.fromEntries(environments.map((name) => [name, argumentsOf(name)]));
  return Object.fromEntries(
    Object.entries(commands).map(([target, { arguments: first, description }]): [string, TargetConfiguration] => [
      target,
      {
        command: `tsx --conditions=@trading/source ${program} ${first}`,
        options: { cwd: '{projectRoot}', ...argumentsOf(environments[0]) },
        configurations,
        metadata: { description },
      },
    ]),
  );
}
