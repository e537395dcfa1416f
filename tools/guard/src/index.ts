export { compareStacks, RULES, type Rule } from './compare-stacks';
export { fingerprintOf, type Certainty, type Danger } from './danger';
export { GUARDED_TYPES } from './guarded-types';
export { placeOf, type StackState } from './stack-state';
