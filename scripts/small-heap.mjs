// For a program that runs in a thread of its own: the heap of a new thread has V8 set back, for all threads, what bin/dtoc.cjs set.
import { setFlagsFromString } from 'node:v8';

if (process.versions.v8.startsWith('11.')) setFlagsFromString('--semi-space-growth-factor=1');
