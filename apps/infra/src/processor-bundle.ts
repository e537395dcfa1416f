import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '@trading/cli';

/** Thrown when the processor is not built. */
export class MissingBuildError extends OperatorError {
  public constructor(path: string) {
    super(`The processor is not built: ${path} does not exist. Build it with \`npx nx run processor:bundle\`.`);
  }
}

/**
 * Returns the folder with the processor's built code: `dist` beside its package.json.
 *
 * @throws MissingBuildError if it is not built
 */
export function processorBundle(): string {
  const folder = join(dirname(require.resolve('@trading/processor/package.json')), 'dist');
  const entry = join(folder, 'handler.js');
  if (!existsSync(entry)) throw new MissingBuildError(entry);
  return folder;
}
