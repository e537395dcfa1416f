export { sendToQueue } from '@trading/bars/settlement-queue';
