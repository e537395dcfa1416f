import { createHash } from 'node:crypto';
import { BarQueryError } from '@trading/bars';
import { InvalidParameterError } from '../errors';

/**
 * The cursors of the pages of one answer. A cursor continues the request that it was made for and no other: it contains a
 * fingerprint of the parameters that pages share.
 */
export class Cursors {
  private readonly fingerprint: string;

  /** @param request the parameters that the pages of an answer share */
  public constructor(request: object) {
    this.fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 8);
  }

  /** The cursor of a position. Undefined at the end. */
  public write(position: string | undefined): string | undefined {
    return position === undefined ? undefined : Buffer.from(`${this.fingerprint}${position}`).toString('base64url');
  }

  /**
   * Reads a page from the position of a cursor on.
   *
   * @throws InvalidParameterError if the cursor is not of this request
   */
  public async read<T>(cursor: string | undefined, readPage: (position: string | undefined) => Promise<T>): Promise<T> {
    if (cursor === undefined) return readPage(undefined);
    const text = Buffer.from(cursor, 'base64url').toString();
    const invalid = new InvalidParameterError({
      parameter: 'cursor',
      expected: 'the member `next` of a page of the same request',
      found: cursor,
    });
    if (!text.startsWith(this.fingerprint)) throw invalid;
    try {
      return await readPage(text.slice(this.fingerprint.length));
    } catch (error) {
      // A position that was made up may be longer than a key of the table.
      const isInvalid = error instanceof BarQueryError || (error as Error).name === 'ValidationException';
      throw isInvalid ? invalid : error;
    }
  }
}
