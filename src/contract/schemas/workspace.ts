import { z } from 'zod'
import { Instant, SessionDate } from './common.ts'

export const WorkspaceInfo = z.object({
  path: z.string(),
  schemaVersion: z.number(),
  appVersion: z.string(),
  generation: z.number(),
  /** Stands on every screen and print once the demo was put into this workspace. */
  isSimulated: z.boolean(),
  /** The clock the program works with: the demo's is fixed. */
  now: Instant,
  isClockFixed: z.boolean(),
  asOf: SessionDate.nullable(),
  /** Set when the clock stands earlier than the newest bar or the last run: order never depends on it. */
  clockWarning: z.string().nullable(),
  counts: z.object({
    accounts: z.number(),
    instruments: z.number(),
    series: z.number(),
    bars: z.number(),
    transactions: z.number(),
    plans: z.number(),
    prints: z.number(),
    batches: z.number(),
  }),
})
export type WorkspaceInfo = z.infer<typeof WorkspaceInfo>

export const DemoInput = z.strictObject({
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  symbols: z.number().int().min(20).max(5_000).default(300),
  years: z.number().int().min(1).max(15).default(3),
})

/** The file name of a copy in the workspace's `backups` folder; never a path. */
const BackupName = z.string().regex(/^[\w.-]{1,120}\.db$/)

export const Backup = z.object({
  name: z.string(),
  path: z.string(),
  at: Instant,
  sizeBytes: z.number(),
  sha256: z.string(),
  schemaVersion: z.number(),
  generation: z.number(),
})

/** Without a name the workspace itself is looked at. */
export const VerifyInput = z.strictObject({ backup: BackupName.optional() })
export const Verification = z.object({
  backup: z.string().nullable(),
  ok: z.boolean(),
  /** In words, at most 200. */
  problems: z.array(z.string()),
  /** Chunks of bars and values, and digests of imports and accounts, that were reckoned again. */
  chunks: z.number(),
  digests: z.number(),
  schemaVersion: z.number(),
  generation: z.number(),
  /** The copies in the backup folder, the newest first. */
  backups: z.array(z.string()),
})

export const RestoreInput = z.strictObject({ backup: BackupName })
/** `keptAs`: the name under which what the workspace held before is kept among the backups. */
export const Restored = z.object({ backup: z.string(), keptAs: z.string(), generation: z.number() })
