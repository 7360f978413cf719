import { z } from 'zod'
import { FolderLookState } from './schemas/folders.ts'

/** Pushes from the core to every face. Coalesced: a burst of commits arrives as one data-changed with the newest generation. */
export const events = {
  'data-changed': z.object({
    generation: z.number(),
    kinds: z.array(z.enum(['series', 'account', 'plan', 'register', 'watchlist', 'setting', 'instrument', 'batch', 'print'])),
  }),
  'job-state': z.object({ running: z.number(), last: z.object({ job: z.string(), durationMs: z.number(), namesPerSecond: z.number().nullable() }).nullable() }),
  /** A look at a watched folder that goes on, and what it came to. One that found nothing new is not told. */
  'folder-look': FolderLookState,
} as const
export type EventName = keyof typeof events
export type EventValue<E extends EventName> = z.infer<(typeof events)[E]>
