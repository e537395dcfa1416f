import type { SourceEdit } from '../test/worker/source-edit';

/** A rule of what a bar is, and changes that break it. */
export interface Rule {
  /** The rule, as a sentence. */
  readonly rule: string;
  readonly breaks: readonly Break[];
}

/** A change of the sources, or of those of the kernel, that breaks a rule. */
export interface Break {
  /** The consequence of the change, as the end of the sentence "a test detects that …". */
  readonly name: string;
  readonly edit: SourceEdit;
  /** Files of unit tests, by their paths from the workspace's root. At least one of their tests must fail. */
  readonly detectedBy: readonly string[];
  /**
   * A regular expression that selects tests by name.
   *
   * @default - all tests of the files
   */
  readonly testNamePattern?: string;
}
