export { parseArguments, type Command } from './arguments';
export { terminalApproval } from './ask';
export { execute, regionsCalledBy, type Environment } from './execute';
export { openRegion } from './open-region';
export { openRebuild } from './rebuild/open-rebuild';
