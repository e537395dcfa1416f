import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  clientEnvironment,
  clientOptions,
  freePort,
  localPaths,
  QueryApi,
  readDeployment,
  startEmulator,
  stopEmulator,
  TradePipeline,
  type ClientOptions,
  type Deployment,
} from '@trading/local';
import { ENVIRONMENTS } from '../src/environments';
import { operate } from '../src/operations/operate';
import type { Target } from '../src/operations/operation';
import { territoryOf } from '../src/names/own-names';

/** The local environment on a separate emulator, which does not affect a running one. */
export interface DeployedEnvironment {
  readonly target: Target;
  readonly outputsFile: string;
  /** The emulator's folder and its port. */
  readonly emulator: { readonly directory: string; readonly virtualEnvironment: string; readonly port: number };
  /** The id of the emulator's process, whose children run the functions. */
  readonly pid: number;
  /** Options of AWS clients of this process. */
  readonly options: ClientOptions;
  readonly deployment: Deployment;
  readonly pipeline: TradePipeline;
  readonly api: QueryApi;
  /** Stops the emulator and deletes everything. */
  readonly remove: () => Promise<void>;
}

/** Deploys the local environment as `npm start` does, and makes this process use it. */
export async function deployEnvironment(): Promise<DeployedEnvironment> {
  const { account, regions } = territoryOf(ENVIRONMENTS.local);
  const folder = mkdtempSync(join(tmpdir(), 'trading-e2e-'));
  const target: Target = { environment: 'local', account, regions, assembly: join(folder, 'cdk.out') };
  const { virtualEnvironment } = localPaths();
  const emulator = { directory: join(folder, 'emulator'), virtualEnvironment, port: await freePort() };
  const outputsFile = join(folder, 'outputs.json');

  const running = await startEmulator(emulator);
  const [region] = regions;
  Object.assign(process.env, clientEnvironment({ emulator: running, region, cdkHome: join(folder, 'cdk') }));
  const options = clientOptions(running);
  synthesise(target);
  await operate('bootstrap', target, outputsFile);
  await operate('deploy', target, outputsFile, options);
  const deployment = readDeployment(outputsFile);
  return {
    ...{ target, outputsFile, emulator, options, deployment },
    pid: running.pid,
    pipeline: new TradePipeline(deployment, options),
    api: new QueryApi(emulator, deployment.pageUrl),
    remove: async () => {
      await stopEmulator(emulator);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Synthesises as the target `synth` does. The target `verify` validates. */
function synthesise({ environment, assembly }: Target): void {
  const args = ['synth', '--quiet', '--output', assembly, '--context', `environment=${environment}`];
  execFileSync(process.execPath, [require.resolve('aws-cdk/bin/cdk'), ...args], {
    cwd: join(__dirname, '..'),
    env: { ...process.env, CDK_VALIDATION: 'false' },
  });
}
