import { OperatorError } from '@trading/cli';
import { clientEnvironment } from './client-environment';
import { emulatorStatus } from './emulator';
import { localPaths } from './local-paths';

/** The workspace's emulator does not run, or does not answer. */
export class EmulatorNotRunningError extends OperatorError {
  public constructor() {
    super('The emulator of the local environment does not run. Start it with `npx nx run local:emulator-start`.');
  }
}

/**
 * Makes this process, and those it starts, talk to the workspace's emulator and to nothing else.
 *
 * @throws EmulatorNotRunningError
 */
export async function useEmulator(region: string): Promise<void> {
  const { emulator: directory, cdkHome } = localPaths();
  const status = await emulatorStatus({ directory });
  if (!status.running || !status.healthy) throw new EmulatorNotRunningError();
  Object.assign(process.env, clientEnvironment({ endpoint: status.emulator.endpoint, region, cdkHome }));
}
