import type { SourceSummary } from '@trading/ingestion';
import type { Hook } from '@trading/bars/testing';
import type { Rebuild } from '../../src/rebuild/rebuild';

const NO_SOURCES = { count: 0, first: [] };

/** The backfill of a rebuild in memory. Its plan and its run survive the command. */
export class FakeRebuild {
  public plan: { readonly files: number; finished: number } | undefined;
  /** The files that a run processes before it stops. */
  public filesOfRun = Infinity;
  public summary: SourceSummary;
  public runs = 0;

  public constructor(private readonly count: number) {
    this.summary = { files: count, missing: 0, refused: 0, withoutBars: NO_SOURCES, gone: NO_SOURCES };
  }

  /** @param hook called around each call */
  public open(hook: Hook = () => Promise.resolve()): Rebuild['files'] {
    const around =
      <T>(name: string, act: () => T) =>
      async (): Promise<T> => {
        await hook('before', name);
        const result = act();
        await hook('after', name);
        return result;
      };
    return {
      progress: around('progress', () => {
        if (!this.plan) return undefined;
        const { files, finished } = this.plan;
        return { plan: 'abcdef', files, failed: 0, left: files - finished };
      }),
      plan: around('plan', () => {
        if (this.count > 0) this.plan = { files: this.count, finished: 0 };
      }),
      run: around('run', () => {
        this.runs += 1;
        if (this.plan) this.plan.finished = Math.min(this.plan.files, this.plan.finished + this.filesOfRun);
      }),
      forget: around('forget', () => {
        this.plan = undefined;
      }),
      sources: around('sources', () => this.summary),
    };
  }
}
