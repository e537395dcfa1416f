import { OperatorError } from '@trading/operator-errors';

/** Compatibility cannot be judged. */
export class CompatError extends OperatorError {}
