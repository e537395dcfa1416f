/** The event of a deletion. */
export interface DeletionEvent {
  readonly key: string;
  readonly reason: 'DeleteObject' | 'Lifecycle Expiration';
  readonly type: 'Permanently Deleted' | 'Delete Marker Created';
  readonly versionId?: string;
  readonly sequencer: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** An object of a {@link MemoryBucket}. */
export interface MemoryObject {
  readonly etag: string;
  readonly versionId?: string;
  readonly uploadedAt: number;
  readonly bytes: Buffer;
}

/** A version of an object, or a delete marker. */
type Version = MemoryObject | { readonly versionId: string; readonly isMarker: true };

/** Seconds between two events of a bucket, unless {@link MemoryBucket.wait} says otherwise: longer than clocks may differ. */
const SECONDS = 100;

/** The time of buckets, and the number of what happens in them. Buckets that replicate to each other share one. */
export class BucketClock {
  public events = 0;
  /** Milliseconds since 1970. */
  public time = 0;
  private secondsToNext = SECONDS;

  /** Sets the seconds between the last event and the next one. */
  public wait(seconds: number): void {
    this.secondsToNext = seconds;
  }

  /** Begins the next event. */
  public next(): void {
    this.events += 1;
    this.time += this.secondsToNext * 1_000;
    this.secondsToNext = SECONDS;
  }
}

/** A bucket in memory, with or without versions. */
export class MemoryBucket {
  /** The versions of each key, the current one last. Without versioning, there is at most one. */
  private versions = new Map<string, readonly Version[]>();

  public constructor(
    private readonly isVersioned: boolean,
    private readonly clock = new BucketClock(),
  ) {}

  /** Sets the seconds between the last event and the next one. */
  public wait(seconds: number): void {
    this.clock.wait(seconds);
  }

  /** Puts an object. */
  public put(key: string, bytes: Buffer): MemoryObject {
    this.next();
    const object = {
      etag: `etag-${this.clock.events}`,
      ...(this.isVersioned && { versionId: `version-${this.clock.events}` }),
      uploadedAt: this.clock.time,
      bytes,
    };
    this.versions.set(key, [...(this.isVersioned ? this.versionsOf(key) : []), object]);
    return object;
  }

  /** Receives the replica of an object of another bucket, which keeps its version and its time. The newest one is the current one. */
  public receive(key: string, object: MemoryObject): void {
    const isNewer = (version: Version) => !('isMarker' in version) && version.uploadedAt > object.uploadedAt;
    const versions = this.versionsOf(key);
    const position = versions.findIndex(isNewer);
    const end = position === -1 ? versions.length : position;
    this.versions.set(key, [...versions.slice(0, end), object, ...versions.slice(end)]);
  }

  /** Replaces the bytes of an object, which keeps its entity tag, as if they had been read differently before. */
  public replaceBytes(key: string, etag: string, bytes: Buffer): void {
    const replaced = (version: Version) =>
      !('isMarker' in version) && version.etag === etag ? { ...version, bytes } : version;
    this.versions.set(key, this.versionsOf(key).map(replaced));
  }

  /** Deletes an object. A bucket with versions gets a delete marker. */
  public delete(key: string, reason: DeletionEvent['reason'] = 'DeleteObject'): DeletionEvent {
    const event = this.next();
    if (!this.isVersioned) {
      this.versions.delete(key);
      return { key, reason, type: 'Permanently Deleted', ...event };
    }
    const versionId = `marker-${this.clock.events}`;
    this.versions.set(key, [...this.versionsOf(key), { versionId, isMarker: true }]);
    return { key, reason, type: 'Delete Marker Created', versionId, ...event };
  }

  /**
   * Deletes a version or a delete marker for good.
   *
   * @param fromLast 0 for the current version, 1 for the one before
   * @returns undefined if there is no such version
   */
  public deleteVersion(key: string, fromLast: number): DeletionEvent | undefined {
    const versions = this.versionsOf(key);
    const version = versions.at(-1 - fromLast);
    if (!version) return undefined;
    this.versions.set(
      key,
      versions.filter((each) => each !== version),
    );
    const { versionId } = version;
    return { key, reason: 'DeleteObject', type: 'Permanently Deleted', versionId, ...this.next() };
  }

  /** The object under a key, or one of its versions. Undefined if it does not exist. */
  public get(key: string, versionId?: string): MemoryObject | undefined {
    const versions = this.versionsOf(key);
    const version = versionId === undefined ? versions.at(-1) : versions.find((each) => each.versionId === versionId);
    return version && !('isMarker' in version) ? version : undefined;
  }

  /** The versions of a key, the newest first, without delete markers. */
  public list(key: string): readonly (MemoryObject & { readonly isCurrent: boolean })[] {
    const current = this.get(key);
    return this.versionsOf(key)
      .flatMap((version) => ('isMarker' in version ? [] : [{ ...version, isCurrent: version === current }]))
      .reverse();
  }

  /** A copy of the objects, for {@link restore}. */
  public save(): ReadonlyMap<string, readonly Version[]> {
    return new Map(this.versions);
  }

  /** Restores objects. Sequencers and times go on growing. */
  public restore(versions: ReadonlyMap<string, readonly Version[]>): void {
    this.versions = new Map(versions);
  }

  private versionsOf(key: string): readonly Version[] {
    return this.versions.get(key) ?? [];
  }

  private next(): Pick<DeletionEvent, 'sequencer' | 'time'> {
    this.clock.next();
    return { sequencer: this.clock.events.toString(16).padStart(8, '0'), time: this.clock.time };
  }
}
