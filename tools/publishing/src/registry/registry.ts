import { mkdirSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { run } from '../process/run';

/** An npm registry on this machine. */
export interface Registry {
  readonly url: string;
  /** With these variables, npm reads from this registry, and may publish to it. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/**
 * Starts Verdaccio in this process, on a free port of 127.0.0.1: what is below `@trading` is what is published to it,
 * the rest comes from the registry that npm is configured with.
 *
 * @param folder where it keeps what it has
 */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const upstream = (await run('npm', ['config', 'get', 'registry'], folder)).trim();
  const server = (await runServer({
    self_path: folder,
    storage: join(folder, 'storage'),
    uplinks: { upstream: { url: upstream, cache: false, timeout: '60s' } },
    packages: {
      '@trading/*': { access: ['$all'], publish: ['$all'] },
      '**': { access: ['$all'], proxy: ['upstream'] },
    },
    log: { type: 'file', path: join(folder, 'verdaccio.log'), level: 'http' },
    web: { enable: false },
  })) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });

  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const userConfig = join(folder, 'npmrc');
  // npm publishes with a token alone; which one, this registry does not ask.
  writeFileSync(userConfig, `registry=http://${address}/\n//${address}/:_authToken=anybody\n`);
  return {
    url: `http://${address}/`,
    environment: { npm_config_userconfig: userConfig, npm_config_registry: `http://${address}/` },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
