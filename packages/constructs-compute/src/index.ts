export * from './arm64-function';
export * from './event-driven-function';
