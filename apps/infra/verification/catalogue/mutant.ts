import type { StackId, TemplateFile } from '../assembly';
import type { Rating } from './rating';

/** The kinds of changes that mutants are made by. */
export type Operator =
  | 'add'
  | 'disable'
  | 'drop'
  | 'move'
  | 'negate'
  | 'raise'
  | 'redirect'
  | 'rename'
  | 'shorten'
  | 'widen';

/** A change of one place of a resource. */
export interface Change {
  readonly operator: Operator;
  /** The path from the resource, such as `Properties/RedrivePolicy/maxReceiveCount`. Empty for the resource itself. */
  readonly path: string;
  /** Distinguishes the changes of one operator at one place. None if there is only one. */
  readonly variant?: string;
}

/** The templates of an environment with one change. */
export interface Mutant extends Change {
  /** The stack, the logical id without its hash, the path, the operator and the variant. */
  readonly id: string;
  readonly type: string;
  readonly rating: Rating;
  /** All templates. Only the changed one is a copy. */
  readonly files: () => readonly TemplateFile[];
  /** The stack whose template is changed. */
  readonly changed: StackId;
}
