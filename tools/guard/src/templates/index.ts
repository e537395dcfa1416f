export { identityOf, referred, render } from './intrinsics';
export { EVERYTHING, type Grant } from './permissions/grant';
export { readGrants } from './permissions/read-grants';
export { describeGrants, uncoveredGrants, type Grants } from './permissions/uncovered-grants';
export { lostBackups } from './protections/lost-backups';
export { describeLoss, lostProtections, type ProtectionLoss } from './protections/lost-protections';
export { STATEFUL_TYPES } from './stateful-types';
export { isReplacement, TemplateChange } from './template-change';
