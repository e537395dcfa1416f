import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { DeployedEnvironment } from './deployed-environment';

/** The answer to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Requests a path of the deployed page or of the API below it, as curl does. */
export function request(
  { api, emulator, options }: DeployedEnvironment,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Answer> {
  const { host } = new URL(api.url);
  const { ca } = options.requestHandler?.httpsAgent ?? {};
  return new Promise((resolve, reject) => {
    httpsRequest(
      {
        ...{ host: '127.0.0.1', port: emulator.port, path, method, ca, servername: 'localhost' },
        headers: { host, ...headers },
      },
      (response) => {
        buffer(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          reject,
        );
      },
    )
      .once('error', reject)
      .end();
  });
}
