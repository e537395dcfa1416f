export * from './flow-logs';
export * from './gateway-endpoint-actions';
export * from './interface-endpoint-actions';
export * from './interface-endpoint-placement';
export * from './nat-instance-props';
export * from './nat-strategy';
export * from './network';
export * from './network-props';
