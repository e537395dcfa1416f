/**
 * The version of the rules by which bars are made. Manifests state it, so that files which an older version has processed can be found
 * and processed again. It grows with every change after which the same bytes make other bars, another report or another refusal.
 */
export const PROCESSOR_VERSION = 1;
