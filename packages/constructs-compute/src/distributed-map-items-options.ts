/** Options for `DistributedMapItems`. */
export interface DistributedMapItemsOptions {
  /**
   * The prefix of the object keys that can be read, such as `backfills/`. It must not be empty or contain `*`, `?` or `$`.
   */
  readonly prefix: string;
}
