/** The part of the runtime's WebAssembly that is used here; the types of Node.js 20 have none of it. */
declare namespace WebAssembly {
  class Module {
    public constructor(bytes: Uint8Array);
  }

  class Instance {
    public constructor(module: Module, imports: Readonly<Record<string, object>>);
    public readonly exports: object;
  }

  class Memory {
    /** In pages of 64 KiB. */
    public constructor(size: { readonly initial: number; readonly maximum: number });
    public readonly buffer: ArrayBuffer;
  }

  /** What running code throws that cannot go on. */
  class RuntimeError extends Error {}

  /** Whether the runtime can compile a module. */
  function validate(bytes: Uint8Array): boolean;
}
