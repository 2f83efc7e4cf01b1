import { parentPort, workerData } from 'node:worker_threads';
import { scanPart, type Part } from './halves.ts';

const half = scanPart(workerData as Part);
parentPort?.postMessage(half, half.months.flatMap(({ firstLines, days, lines }) => [firstLines.buffer, days.buffer, lines.buffer] as ArrayBuffer[]));
