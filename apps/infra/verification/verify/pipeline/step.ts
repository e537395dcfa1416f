import { reasonOf } from '../../reason-of';

/**
 * Looks at one step of a path, and returns its problems with the name of the step.
 *
 * A template that the model cannot follow is a problem of the step as well, so this never throws.
 *
 * @param name the step, such as `upload → rule`
 */
export async function atStep(
  name: string,
  look: () => readonly string[] | Promise<readonly string[]>,
): Promise<string[]> {
  try {
    return (await look()).map((problem) => `${name}: ${problem}`);
  } catch (error) {
    return [`${name}: ${reasonOf(error)}`];
  }
}

/** Returns the problem if there is one, or nothing. */
export function problemIf(exists: boolean, problem: string): string[] {
  return exists ? [problem] : [];
}
