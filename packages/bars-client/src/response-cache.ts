/** An answer with its entity tag. */
export interface CachedResponse {
  readonly etag: string;
  /** The body, as JSON. */
  readonly body: string;
}

/** Keeps answers, so that an unchanged one is not transferred again. Keys are URLs. */
export interface ResponseCache {
  get(url: string): CachedResponse | undefined;
  set(url: string, response: CachedResponse): void;
}

/** The limits of a {@link MemoryCache}. */
export interface MemoryCacheOptions {
  /**
   * The largest number of answers.
   * @default 100
   */
  readonly maxEntries?: number;
  /**
   * The largest sum of the lengths of all bodies, in characters.
   * @default 8000000
   */
  readonly maxCharacters?: number;
}

/** A cache in memory. When it is full, it drops the answers that were not used for the longest time. */
export class MemoryCache implements ResponseCache {
  // A Map iterates in the order of insertion, so its first entry is the least recently used one.
  private readonly entries = new Map<string, CachedResponse>();
  private readonly maxEntries: number;
  private readonly maxCharacters: number;
  private characters = 0;

  public constructor({ maxEntries = 100, maxCharacters = 8_000_000 }: MemoryCacheOptions = {}) {
    this.maxEntries = maxEntries;
    this.maxCharacters = maxCharacters;
  }

  public get(url: string): CachedResponse | undefined {
    const entry = this.entries.get(url);
    if (entry) {
      this.entries.delete(url);
      this.entries.set(url, entry);
    }
    return entry;
  }

  public set(url: string, response: CachedResponse): void {
    this.drop(url);
    this.entries.set(url, response);
    this.characters += response.body.length;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maxEntries && this.characters <= this.maxCharacters) return;
      this.drop(oldest);
    }
  }

  private drop(url: string): void {
    this.characters -= this.entries.get(url)?.body.length ?? 0;
    this.entries.delete(url);
  }
}
