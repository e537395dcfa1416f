import { createHash } from 'node:crypto';
import { InvalidParameterError } from '../../errors';

/**
 * The cursors of pages, which continue the request that they were made for and no other.
 *
 * A cursor is the fingerprint of the request and the position of each series: a cursor of the reader, or nothing at the end
 * of the series.
 */
export class Cursors {
  private readonly fingerprint: string;

  /** @param request the parameters that pages of one answer share */
  public constructor(request: object) {
    this.fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 8);
  }

  public write(positions: readonly string[]): string {
    return Buffer.from([this.fingerprint, ...positions].join(',')).toString('base64url');
  }

  /** @throws InvalidParameterError if the cursor is not of this request */
  public read(cursor: string): string[] {
    const [fingerprint, ...positions] = Buffer.from(cursor, 'base64url').toString().split(',');
    if (fingerprint !== this.fingerprint) throw invalidCursor(cursor);
    return positions;
  }
}

export function invalidCursor(cursor: string): InvalidParameterError {
  return new InvalidParameterError({
    parameter: 'cursor',
    expected: 'the member `next` of a page of the same request',
    found: cursor,
  });
}
