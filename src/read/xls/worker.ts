import { parentPort, workerData } from 'node:worker_threads';
import type { Answer } from './fallback.ts';
import { readByLibrary } from './library.ts';

const MOST_WORDS = 200;

function answer(): Answer {
  try {
    return { sheets: readByLibrary(Buffer.from(workerData as Uint8Array)) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { refused: words.replace(/\s+/g, ' ').slice(0, MOST_WORDS) };
  }
}

parentPort?.postMessage(answer());
