/** The uploads to a lost region that the other one did not have when it took over. */
export interface Unreplicated {
  readonly files: number;
  /** The trades of these files. */
  readonly trades: number;
  /** The age of the oldest of these files, in seconds of the world's clock. It is 0 without files. */
  readonly seconds: number;
}
