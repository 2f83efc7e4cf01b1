/** The bytes of the WebAssembly that rows.as.ts is compiled to. */
declare const bytes: Uint8Array<ArrayBuffer>;
export default bytes;
