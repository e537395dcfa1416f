/** A project, and its problems as the text to print: it has none if the text is empty. */
export interface CheckedProject {
  /** The folder of the project, relative to the workspace. */
  readonly folder: string;
  readonly problems: string;
}

/**
 * Checks projects in one process, which loads the tool and the types that projects share only once.
 *
 * @param root the absolute path of the workspace
 * @param folders the folders of the projects, relative to the workspace
 * @returns each project as soon as it is checked, in any order
 */
export type Check = (root: string, folders: readonly string[]) => AsyncIterable<CheckedProject>;
