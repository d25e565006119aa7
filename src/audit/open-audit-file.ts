import { constants } from 'node:fs';
import { type FileHandle, open, readlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { LoggableError } from '../logging/loggable-error.ts';
import { hasErrorCode } from './error-code.ts';

const { O_APPEND, O_CREAT, O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR } = constants;

/** For its owner only. */
const MODE = 0o600;
const PERMISSIONS = 0o777;

/** More links than lead from any name of standard output to its target. */
const MAX_LINKS = 8;

const A_LINK = 'a symbolic link; only links to devices in /dev and into /proc/self/fd are followed';

/** Where a link may lead: devices, and open files of this process. */
const DEVICES = /^\/(?:dev|proc\/self\/fd)\//;
/** Not a link by its text, but the open file itself. */
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

/**
 * Opens an audit file to append to it, and creates it when it is missing. A regular file then has mode 0600.
 *
 * @returns the file, and its size in bytes.
 * @throws the system's error when it cannot be opened; LoggableError when it is a symbolic link or a block device, or
 * its mode cannot be set.
 */
export async function openToAppend(path: string): Promise<{ file: FileHandle; size: number }> {
  return openChecked(path, O_RDWR | O_APPEND | O_CREAT, async (file) => {
    const stats = await file.stat();
    if (stats.isBlockDevice()) throw new LoggableError('a block device');
    if (stats.isFile() && (stats.mode & PERMISSIONS) !== MODE) await setMode(file);
    return { file, size: stats.size };
  });
}

/**
 * Opens an audit file to read it.
 *
 * @throws the system's error when it cannot be opened; LoggableError when it is a symbolic link, or not a regular file.
 */
export async function openToRead(path: string): Promise<FileHandle> {
  // Without O_NONBLOCK, opening a pipe without a writer would block.
  return openChecked(path, O_RDONLY | O_NONBLOCK | O_NOCTTY, async (file) => {
    // A device or a pipe returns no records, and may never end.
    if (!(await file.stat()).isFile()) throw new LoggableError('not a regular file');
    return file;
  });
}

async function openChecked<Opened>(
  path: string,
  flags: number,
  check: (file: FileHandle) => Promise<Opened>,
): Promise<Opened> {
  const file = await openUnlinked(path, flags);
  try {
    return await check(file);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * Opens the file at a path, unless it is a link to anything but a device or an open file of this process. The system
 * itself does not follow a link while it opens the file, so nothing can replace it in between. The folders of the path
 * may be links.
 */
async function openUnlinked(path: string, flags: number): Promise<FileHandle> {
  let place = resolve(path);
  for (let links = 0; links <= MAX_LINKS; links += 1) {
    try {
      if (links === 0) return await open(place, flags | O_NOFOLLOW, MODE);
      return await openDevice(place, flags);
    } catch (error) {
      if (!hasErrorCode(error, 'ELOOP')) throw error;
    }
    if (DESCRIPTOR.test(place)) return open(place, flags);
    place = resolve(dirname(place), await readlink(place));
    if (!DEVICES.test(place)) break;
  }
  throw new LoggableError(A_LINK);
}

/**
 * Opens the target of a link, and creates nothing: not everything in /dev is a device, and every user can write to
 * /dev/shm.
 */
async function openDevice(place: string, flags: number): Promise<FileHandle> {
  const file = await open(place, (flags & ~O_CREAT) | O_NOFOLLOW);
  if (!(await file.stat()).isFile()) return file;
  await file.close();
  throw new LoggableError(A_LINK);
}

/** Some file systems accept a mode and do not keep it. */
async function setMode(file: FileHandle): Promise<void> {
  try {
    await file.chmod(MODE);
  } catch (cause) {
    throw new LoggableError(
      'its mode cannot be set to 0600; it must belong to the user that runs the gateway',
      { cause },
    );
  }
  if (((await file.stat()).mode & PERMISSIONS) !== MODE) {
    throw new LoggableError('its mode cannot be set to 0600 on this file system');
  }
}
