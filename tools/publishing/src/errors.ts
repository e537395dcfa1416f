import { OperatorError } from '@trading/operator-errors';

/** Packages cannot be packed, tried or released. */
export class PublishingError extends OperatorError {}
