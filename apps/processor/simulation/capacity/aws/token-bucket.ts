/** A bucket that fills at a constant rate up to its depth. It starts full. Times are milliseconds. */
export class TokenBucket {
  private tokens: number;
  private updatedAt = 0;

  /**
   * @param rate tokens a second
   * @param seconds the depth, in seconds of the rate
   */
  public constructor(
    private rate: number,
    private readonly seconds: number,
  ) {
    this.tokens = rate * seconds;
  }

  /** True if a number of tokens can be taken. A number above the depth needs a full bucket, or it would never be there. */
  public has(tokens: number, now: number): boolean {
    this.fill(now);
    return this.tokens >= Math.min(tokens, this.rate * this.seconds);
  }

  /** Takes tokens, of which the bucket may lack some afterwards. */
  public take(tokens: number, now: number): void {
    this.fill(now);
    this.tokens -= tokens;
  }

  /** Changes the rate. Tokens that the bucket has are kept, up to its new depth. */
  public setRate(rate: number, now: number): void {
    this.fill(now);
    this.rate = rate;
    this.tokens = Math.min(this.tokens, rate * this.seconds);
  }

  private fill(now: number): void {
    this.tokens = Math.min(this.rate * this.seconds, this.tokens + ((now - this.updatedAt) / 1000) * this.rate);
    this.updatedAt = now;
  }
}
