export { clientEnvironment } from './emulator/client-environment';
export { startEmulator, stopEmulator, type RunningEmulator } from './emulator/emulator';
export { freePort } from './emulator/free-port';
export { localPaths } from './emulator/local-paths';
export { useEmulator } from './emulator/use-emulator';
export { LocalError } from './errors';
export { readDeployment, type Deployment } from './pipeline/deployment';
export { sampleFile, SAMPLE_NAME } from './pipeline/sample-file';
export { FileRefusedError, TradePipeline } from './pipeline/trade-pipeline';
