export { readSettlementDetail, SETTLEMENT_REQUESTED, settlementMessage } from './settlement-message';
export { SettlementRequests } from './settlement-requests';
