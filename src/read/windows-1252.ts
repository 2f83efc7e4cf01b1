/** The characters from 0x80 to 0x9f. Source: WHATWG, Encoding Standard, index windows-1252. */
const CHARACTERS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Windows-1252 of which each byte stands as a character. Node's own TextDecoder gives the controls of Latin-1 in its place (20.20). */
export function fromWindows1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (character) => CHARACTERS.charAt(character.charCodeAt(0) - 0x80));
}
