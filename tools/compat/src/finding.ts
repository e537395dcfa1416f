import type { Bump } from './bump';

/** A change, and its size for those who use the package. */
export interface Finding {
  readonly bump: Bump;
  /** What changed: a resource as `Table01234567 (AWS::DynamoDB::GlobalTable)`, or an element of the API. */
  readonly subject: string;
  /** What became of it, to be read after the subject. */
  readonly change: string;
  /** Why that has this size. */
  readonly reason: string;
}
