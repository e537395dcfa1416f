import type * as z from 'zod/mini';
import type { StoredInterval } from '@trading/bars';
import type { CalendarName } from '@trading/calendars';
import type { Answer } from '../http/answer';
import type { BarData } from '../ports';
import type { ParametersSchema } from '../schema/validate';

/** Everything that operations use besides the parameters of their request. */
export interface Context {
  readonly data: BarData;
  /** The interval in which bars are stored. */
  readonly storedInterval: StoredInterval;
  /** The calendars of feeds. Other feeds trade at all times. */
  readonly calendars: ReadonlyMap<string, CalendarName>;
  readonly documents: Documents;
  /** The current time, milliseconds since 1970. */
  readonly now: () => number;
}

/** The documents that are made when the function is built. */
export interface Documents {
  readonly openApi: () => string;
  readonly docs: () => string;
}

/** A request whose parameters are valid. */
export interface Request<P, Q> {
  readonly path: P;
  readonly query: Q;
  /** The parameters of the query as the client wrote them. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The names of operations in the OpenAPI document and in the log. */
export type OperationId =
  | 'getBars'
  | 'getBarsOfSymbols'
  | 'getCoverage'
  | 'getDocs'
  | 'getFile'
  | 'getHealth'
  | 'getOpenApi'
  | 'getUdfConfig'
  | 'getUdfHistory'
  | 'getUdfSymbol'
  | 'getUdfTime'
  | 'listChanges'
  | 'listFiles'
  | 'listSymbols'
  | 'searchUdfSymbols';

/** An operation of the API. Its schemas validate requests, and the OpenAPI document is made from them. */
export interface Operation<
  P extends ParametersSchema = ParametersSchema,
  Q extends ParametersSchema = ParametersSchema,
> {
  readonly id: OperationId;
  readonly path: P;
  readonly query: Q;
  /** Members that problems of this operation have as well. */
  readonly problemMembers?: (detail: string) => object;
  readonly answer: (request: Request<z.output<P>, z.output<Q>>, context: Context) => Promise<Answer>;
}

/** Infers the types of the parameters from the schemas. */
export function operation<P extends ParametersSchema, Q extends ParametersSchema>(
  definition: Operation<P, Q>,
): Operation {
  return definition;
}
