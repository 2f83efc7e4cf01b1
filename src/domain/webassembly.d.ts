// What is used of WebAssembly, of which the types without a browser say nothing.
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
}

/** Makes an instance, with a memory of its own, of what the AssemblyScript beside it is compiled to; answers what it exports. */
declare module '*.wasm' {
  const instance: () => unknown;
  export default instance;
}
