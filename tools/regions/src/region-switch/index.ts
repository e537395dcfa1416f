export { regionSwitchPlans, type RegionSwitchPlan, type RegionSwitchStep } from './region-switch-plans';
export { RETRY_MINUTES } from './run-block';
