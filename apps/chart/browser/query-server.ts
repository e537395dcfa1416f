import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const QUERY = join(__dirname, '../../query');

/** The query API with generated bars in memory, in a separate process. */
export class QueryServer {
  private constructor(
    private readonly child: ChildProcess,
    public readonly url: string,
  ) {}

  public static async start(): Promise<QueryServer> {
    const options = ['--port', '0', '--trades', '20000', '--quiet'];
    const child = spawn(
      process.execPath,
      [require.resolve('tsx/cli'), '--conditions=@trading/source', 'serve/main.ts', ...options],
      { cwd: QUERY, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [output] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
    const [url] = /^http:\/\/[\d.:]+/.exec(String(output)) ?? [];
    if (url === undefined) throw new Error(`The query API did not start: ${String(output)}`);
    return new QueryServer(child, url);
  }

  /** The JSON answer to a request. */
  public async get(path: string): Promise<any> {
    return (await fetch(`${this.url}${path}`)).json();
  }

  public async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    this.child.kill();
    await exited;
  }
}
