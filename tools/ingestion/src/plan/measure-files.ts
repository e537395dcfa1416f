import { OperatorError } from '@trading/cli';
import type { Context } from '../context';
import { chooseSample } from './choose-sample';
import type { MeasuredFile } from './estimate-files';
import type { SelectedFile } from '@trading/bars/backfill';

/** Number of files that are measured at once. Each takes a function that new files could have. */
const MAX_AT_ONCE = 4;

/** Number of files of which one must be measured to know the version of the processor. */
const MAX_VERSION_ATTEMPTS = 5;

/** The version of the processor that is deployed is not known. */
export class UnknownVersionError extends OperatorError {
  public constructor({ file, failure }: MeasuredFile, functionName: string) {
    super(
      `Expected ${functionName} to measure a file, so that the version of the processor is known. The last one that was tried, ` +
        `${file.key}, failed with ${failure?.name}: ${failure?.reason}. Look at the log group of the function, or plan with --mode=all.`,
    );
  }
}

/** Measures a sample of files. */
export async function measureFiles(
  files: readonly SelectedFile[],
  { parameters, backfillFunction, output }: Pick<Context, 'parameters' | 'backfillFunction' | 'output'>,
): Promise<MeasuredFile[]> {
  const sample = chooseSample(files);
  output.note(`Measuring ${sample.length} of the files, without storing anything`);
  const left = sample.values();
  const measured: MeasuredFile[] = [];
  const worker = async () => {
    for (const file of left) measured.push(await backfillFunction.measure(parameters.bucketName, file));
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, worker));
  return measured;
}

/**
 * Finds the version of the processor that is deployed, by measuring a file.
 *
 * @param files at least one
 * @throws UnknownVersionError if several files cannot be measured
 */
export async function findProcessorVersion(
  files: readonly SelectedFile[],
  { parameters, backfillFunction }: Pick<Context, 'parameters' | 'backfillFunction'>,
): Promise<number> {
  let last: MeasuredFile | undefined;
  for (const file of chooseSample(files).slice(0, MAX_VERSION_ATTEMPTS)) {
    last = await backfillFunction.measure(parameters.bucketName, file);
    if (last.measurement) return last.measurement.processor;
  }
  throw new UnknownVersionError(last as MeasuredFile, parameters.functionName);
}
