import { z } from 'zod';

export const id = z.string().min(1).max(256);
export const tags = z.record(z.string(), z.string()).default({});

/** An ISO 8601 time, or seconds relative to the start of the emulator: -60 is a minute before. */
export const time = z.union([z.iso.datetime({ offset: true }), z.number().min(-1e10).max(1e10)]);

export const channel = z.enum(['VOICE', 'CHAT', 'TASK', 'EMAIL']);

/** ISO 8601, or seconds relative to the start of the emulator. */
export type SeedTime = z.output<typeof time>;
