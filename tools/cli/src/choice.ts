import { OperatorError } from './operator-error';

/**
 * Reads a command-line argument that must be one of several words.
 *
 * @param name how the error message calls the argument, such as `a command`
 * @throws OperatorError if the argument is missing or none of the choices
 */
export function parseChoice<T extends string>(text: string | undefined, choices: readonly T[], name: string): T {
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return choice;
  throw new OperatorError(`Expected ${name} (${choices.join(', ')}), got: ${text ?? 'nothing'}`);
}
