import { OperatorError } from '@trading/operator-errors';

/** A problem with the local environment that the user can solve. */
export class LocalError extends OperatorError {}
