import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { FileMeasurement, MeasurementRequest, SelectedFile } from '@trading/bars/backfill';
import type { MeasuredFile } from '../plan/estimate-files';

/** An answer of the function if it failed. */
interface FunctionFailure {
  readonly errorType?: string;
  readonly errorMessage?: string;
}

/** The function that processes batches, and measures files. */
export class BackfillFunction {
  public constructor(
    private readonly client: Pick<LambdaClient, 'send'>,
    private readonly functionName: string,
    private readonly now: () => number,
  ) {}

  /** Measures a file. Nothing is stored. */
  public async measure(bucket: string, file: SelectedFile): Promise<MeasuredFile> {
    const { key, versionId, etag } = file;
    const measure = { key, ...(versionId !== undefined && { versionId }), etag };
    const request: MeasurementRequest = { bucket, measure };
    const begin = this.now();
    const { FunctionError, Payload } = await this.client.send(
      new InvokeCommand({ FunctionName: this.functionName, Payload: JSON.stringify(request) }),
    );
    const milliseconds = this.now() - begin;
    const answer = JSON.parse(Buffer.from(Payload ?? []).toString() || '{}') as FileMeasurement & FunctionFailure;
    if (FunctionError === undefined) return { file, measurement: answer, milliseconds };
    const failure = { name: answer.errorType ?? FunctionError, reason: answer.errorMessage ?? '' };
    return { file, measurement: undefined, failure, milliseconds };
  }
}
