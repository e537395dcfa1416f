import { inspect } from 'node:util';
import type { Manifest } from '@trading/bars';
import { indent, OperatorError } from '@trading/cli';
import type { FileToSend } from './files-to-send';
import type { TradePipeline } from './trade-pipeline';

/** The maximum number of files that the message of {@link FilesFailedError} lists. It counts the rest. */
const MAX_FAILURES = 5;

/** A file that was not processed. */
export interface FailedFile {
  readonly name: string;
  readonly error: unknown;
}

/** Some of several files were not processed. */
export class FilesFailedError extends OperatorError {
  public constructor(failures: readonly FailedFile[], files: number) {
    const shown = failures.slice(0, MAX_FAILURES);
    const hidden = failures.length - shown.length;
    super(
      [
        `${failures.length} of ${files} files failed:`,
        ...shown.map(({ name, error }) => indent(`${name}\n${indent(messageOf(error))}`)),
        ...(hidden > 0 ? [`  … and ${hidden} more`] : []),
      ].join('\n'),
    );
  }
}

/** Receives the progress of {@link sendFiles}. */
export interface SendProgress {
  /** Shows a message about the progress. */
  readonly show: (message: string) => void;
  /** Receives the manifest of each file that was processed. */
  readonly processed: (manifest: Manifest) => void;
}

/**
 * Sends files one after another. A file that fails does not stop the others.
 *
 * @returns the files that failed
 */
export async function sendFiles(
  files: readonly FileToSend[],
  pipeline: Pick<TradePipeline, 'send'>,
  { show, processed }: SendProgress,
): Promise<FailedFile[]> {
  const failures: FailedFile[] = [];
  for (const [index, { name, read }] of files.entries()) {
    try {
      const bytes = read();
      const position = files.length > 1 ? `${index + 1} of ${files.length}, ` : '';
      show(`Sending ${name} (${position}${bytes.length} bytes) …`);
      processed(await pipeline.send(name, bytes));
    } catch (error) {
      failures.push({ name, error });
      if (files.length > 1)
        show(`${name} failed:\n${indent(error instanceof OperatorError ? error.message : inspect(error))}`);
    }
  }
  return failures;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
