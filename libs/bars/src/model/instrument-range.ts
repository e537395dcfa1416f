import type { TimeRange } from './time-range';
import type { Instrument } from './trade';

/** A range of time of an instrument. */
export interface InstrumentRange extends Instrument, TimeRange {}
