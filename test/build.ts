import { execFileSync } from 'node:child_process';

/** The tests of the shipped command run what ships: the bundle is made before them. */
export default function setup(): void {
  execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
