export * from './arm64-function';
export * from './arm64-function-options';
export * from './arm64-function-props';
export * from './event-driven-function';
export * from './event-driven-function-alarms';
export * from './event-driven-function-props';
export * from './function-egress';
export * from './object-created-rule-options';
