import fc from 'fast-check';

/** Reports the first counterexample of a property: to look for a smaller one takes time, and nobody reads it. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
