/** The Node that the product runs on: the one that npm installed for this platform, or else the user's own when it is new enough. */
import { existsSync } from 'node:fs';
import { inRepo, UserError } from './paths.mjs';

const OLDEST = [22, 18];
const PLATFORM_NAMES = { linux: 'linux', win32: 'win' };

export function pinnedNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = inRepo('node_modules', `node-${PLATFORM_NAMES[process.platform]}-${process.arch}`, 'bin', program);
  if (existsSync(pinned)) return pinned;
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new UserError(
    `Wardbook needs Node ${OLDEST.join('.')} or newer on ${process.platform} ${process.arch}; this is Node ${process.versions.node}.`,
  );
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
