import { OperatorError } from '@trading/operator-errors';

/** Documentation is not, or cannot be made, as its source says. */
export class DocumentationError extends OperatorError {}
