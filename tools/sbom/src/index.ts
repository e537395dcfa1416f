export { BILL_FILE, componentOf, renderBill, type Bill, type Component, type Dependency } from './bill';
export { npmBill } from './npm-bill';
