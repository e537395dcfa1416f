export { BILL_FILE, packageUrl, renderBill, SCHEMA, SPEC_VERSION, type Bill, type Component } from './bill';
