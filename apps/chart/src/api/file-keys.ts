import type { BarsApi } from './bars-api';

/** The keys of trade files, whose ids are in the bars. */
export class FileKeys {
  private readonly keys = new Map<string, string>();

  /** @param onFound called when a key is known */
  public constructor(
    private readonly api: Pick<BarsApi, 'file'>,
    private readonly signal: AbortSignal,
    private readonly onFound: () => void,
  ) {}

  /** The key of a file. The id stands for it until the API has answered. */
  public get(id: string): string {
    const known = this.keys.get(id);
    if (known !== undefined) return known;
    this.keys.set(id, id);
    void this.find(id);
    return id;
  }

  private async find(id: string): Promise<void> {
    try {
      const { processed } = await this.api.file(id, { signal: this.signal });
      if (!processed) return;
      this.keys.set(id, processed.key);
      this.onFound();
    } catch {
      // The id remains: the table is complete without the key.
    }
  }
}
