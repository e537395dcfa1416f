import { OperatorError } from '@trading/operator-errors';

/** The local environment cannot do what it was asked for. */
export class LocalError extends OperatorError {}
