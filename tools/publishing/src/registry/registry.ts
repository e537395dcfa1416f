import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';
import { SCOPE } from '../libraries';

/** A local npm registry. */
export interface Registry {
  readonly url: string;
  /** The content of an `.npmrc` that selects this registry for the scope, and allows publishing to it. */
  readonly npmrc: string;
  stop(): Promise<void>;
}

/**
 * Starts Verdaccio in this process, on a free port of 127.0.0.1. It serves only packages that were published to it: npm
 * uses it for one scope, as it would a company's private registry, and its configured registry for all others.
 *
 * @param folder the folder for its storage and its log
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
    // npm refuses to publish without a token. This registry accepts any.
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
