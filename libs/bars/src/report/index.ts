export { CONFLICTS_EXPLANATION, conflictsOf, renderConflict, type Conflict } from './conflicts';
export { renderManifest } from './render-manifest';
export { renderTable, renderTime } from './render-table';
