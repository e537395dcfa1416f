import type { SourceEdit } from '../test/worker/source-edit';

/** What the processor promises, and how it can be broken. */
export interface Rule {
  /** In words. */
  readonly rule: string;
  readonly breaks: readonly Break[];
}

/** A change of the sources, or of the kernel's, that breaks a rule. */
export interface Break {
  /** What is wrong then, in words. */
  readonly name: string;
  readonly edit: SourceEdit;
  /** Files of unit tests, by their paths from the workspace's root, of which a test has to fail. */
  readonly seenBy: readonly string[];
  /**
   * A part of the names of the tests that are run.
   *
   * @default - all tests of the files
   */
  readonly named?: string;
}
