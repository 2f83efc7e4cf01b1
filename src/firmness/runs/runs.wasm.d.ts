/** The bytes of the WebAssembly that runs.as.ts is compiled to. */
declare const bytes: Uint8Array<ArrayBuffer>;
export default bytes;
