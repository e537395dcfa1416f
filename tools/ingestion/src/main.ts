import { reportFailure } from '@trading/cli';
import { parseArguments } from './arguments';
import { execute } from './execute';
import { openContext } from './open-context';

async function main(args: readonly string[]): Promise<void> {
  const command = parseArguments(args);
  const isDone = await execute(command, await openContext(command.environment));
  if (!isDone) process.exitCode = 1;
}

main(process.argv.slice(2)).catch(reportFailure);
