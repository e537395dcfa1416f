/** Begins the content of {@link SimulatedBytes}. */
const MAGIC = 0x53494d42;

/** The bytes that {@link SimulatedBytes} really have. */
const CONTENT = 12;

/**
 * Bytes that have no content but their number, so that a day with gigabytes of bars can be encoded, sent and stored. Their length is that
 * number.
 */
export class SimulatedBytes extends Uint8Array<ArrayBuffer> {
  public constructor(public readonly simulatedLength: number) {
    super(new ArrayBuffer(CONTENT));
    const view = new DataView(this.buffer);
    view.setUint32(0, MAGIC);
    view.setFloat64(4, simulatedLength);
  }

  /** The bytes that were sent as a content: simulated ones, or the content itself. */
  public static read(content: Buffer): Uint8Array {
    const isSimulated = content.length === CONTENT && content.readUInt32BE(0) === MAGIC;
    return isSimulated ? new SimulatedBytes(content.readDoubleBE(4)) : content;
  }
}

// TypeScript does not let an accessor take the place of the property of an array.
Object.defineProperty(SimulatedBytes.prototype, 'length', {
  get(this: SimulatedBytes) {
    return this.simulatedLength;
  },
});
