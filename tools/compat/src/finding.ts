import type { Bump } from './bump';

/** A change, and the bump that it needs. */
export interface Finding {
  readonly bump: Bump;
  /** The changed resource, for example `Table01234567 (AWS::DynamoDB::GlobalTable)`, or element of the API. */
  readonly subject: string;
  /** The predicate of the subject, for example `is deleted`. */
  readonly change: string;
  /** Why the change needs this bump. */
  readonly reason: string;
}
