/** Mutants with a high rating that no mechanism catches. */
export interface Gap {
  /** Matches the ids of the mutants. */
  readonly mutants: RegExp;
  /** What is not seen, and why that is accepted. */
  readonly because: string;
}

/** Every mutant with a high rating that is not caught must match one of these, and each must match one. */
export const GAPS: readonly Gap[] = [
  {
    mutants: /^(?:Ingestion\/DataProcessorAlarms|Exports\/(?:FailedRuns|NoRuns)|Query\/QueryApiAlarms|Web\/PageAlarms)/,
    because: 'No mechanism judges alarms yet',
  },
  { mutants: /./, because: 'No mechanism judges it yet' },
];

/** Returns the reason why a mutant is not caught. */
export function gapOf(id: string): string | undefined {
  return GAPS.find(({ mutants }) => mutants.test(id))?.because;
}
