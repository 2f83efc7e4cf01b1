declare module '*.yaml' {
  const document: import('./schema.ts').Policy;
  export default document;
  /** The document as it was written, with its comments. */
  export const text: string;
}
