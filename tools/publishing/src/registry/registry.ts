import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { SCOPE } from '../libraries';

/** An npm registry on this machine. */
export interface Registry {
  readonly url: string;
  /** With an `.npmrc` of this text, a project has this registry for the scope, and may publish to it. */
  readonly npmrc: string;
  stop(): Promise<void>;
}

/**
 * Starts Verdaccio in this process, on a free port of 127.0.0.1, for what is published to it alone: as with the private
 * registry of a company, npm asks it for one scope, and for the rest the registry that it is configured with.
 *
 * @param folder where it keeps what it has
 */
export async function startRegistry(folder: string): Promise<Registry> {
  mkdirSync(folder, { recursive: true });
  const server = (await runServer({
    self_path: folder,
    storage: join(folder, 'storage'),
    uplinks: {},
    packages: { [`${SCOPE}/*`]: { access: ['$all'], publish: ['$all'] } },
    log: { type: 'file', path: join(folder, 'verdaccio.log'), level: 'http' },
    web: { enable: false },
  })) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });

  const address = `//127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const url = `http:${address}`;
  return {
    url,
    // npm publishes with a token alone; which one, this registry does not ask.
    npmrc: `${SCOPE}:registry=${url}\n${address}:_authToken=anybody\n`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
