/** The part of WebAssembly that is used here. The type definitions of Node.js 20 do not include it. */
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

  /** Thrown when running code traps. */
  class RuntimeError extends Error {}

  /** True if the runtime can compile a module. */
  function validate(bytes: Uint8Array): boolean;
}
