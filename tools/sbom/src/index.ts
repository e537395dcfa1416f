export { BILL_FILE, renderBill, SCHEMA, SPEC_VERSION, type Bill, type Component } from './bill';
