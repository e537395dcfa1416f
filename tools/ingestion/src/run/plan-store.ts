import type { BackfillBatch } from '@trading/bars/backfill';
import { OperatorError } from '@trading/cli';
import type { DeletedObjects } from '../aws/bucket-objects';
import type { Context } from '../context';
import { decodePlan, hashOf, toLines, type Plan } from '../plan/plan';

/** There is no plan with a hash. */
export class MissingPlanError extends OperatorError {
  public constructor(hash: string) {
    super(
      `The plan ${hash} is no longer stored, so that its files are not known. Discard what is left of it with backfill-cancel, ` +
        'and plan again.',
    );
  }
}

/** Plans, and the lists of batches that executions read, as objects below the prefix of backfills. */
export class PlanStore {
  public constructor(private readonly context: Pick<Context, 'objects' | 'parameters'>) {}

  /** @returns the hash of the plan */
  public async write(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    await this.context.objects.write(this.keyOf(hash), bytes);
    return hash;
  }

  /** @throws MissingPlanError, InvalidPlanError */
  public async read(hash: string): Promise<Plan> {
    const plan = await this.find(hash);
    if (!plan) throw new MissingPlanError(hash);
    return plan;
  }

  /** @throws InvalidPlanError */
  public async find(hash: string): Promise<Plan | undefined> {
    const bytes = await this.context.objects.read(this.keyOf(hash));
    return bytes && decodePlan(hash, bytes);
  }

  /** The hashes of the stored plans that begin with a text. */
  public hashes(begin = ''): Promise<string[]> {
    return this.context.objects.folders(this.context.parameters.backfillsPrefix, begin);
  }

  /**
   * Writes the list of batches of an execution.
   *
   * @param attempt the number of the execution, from 1
   * @returns the key of the list
   */
  public async writeBatches(hash: string, attempt: number, batches: readonly BackfillBatch[]): Promise<string> {
    const key = `${this.folderOf(hash)}batches-${attempt}.jsonl`;
    await this.context.objects.write(key, toLines(batches));
    return key;
  }

  /** Stores which plan processes the failed files of a plan again. */
  public writeRetry(hash: string, retry: string): Promise<void> {
    return this.context.objects.write(this.retryKeyOf(hash), Buffer.from(retry));
  }

  /** Finds the last plan that processes the failed files of a plan again, unless it was cancelled. */
  public async findRetry(hash: string): Promise<Plan | undefined> {
    const bytes = await this.context.objects.read(this.retryKeyOf(hash));
    return bytes && this.find(Buffer.from(bytes).toString());
  }

  /** Deletes a plan and everything that was stored with it. */
  public delete(hash: string): Promise<DeletedObjects> {
    return this.context.objects.deleteAll(this.folderOf(hash));
  }

  private keyOf(hash: string): string {
    return `${this.folderOf(hash)}manifest.jsonl`;
  }

  private retryKeyOf(hash: string): string {
    return `${this.folderOf(hash)}retry`;
  }

  private folderOf(hash: string): string {
    return `${this.context.parameters.backfillsPrefix}${hash}/`;
  }
}
