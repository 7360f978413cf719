import { z } from 'zod'
import { Instant } from './common.ts'

/** How a kind of file is read: built in, or kept by the user under its header (`mappings.*`). */
export const Layout = z.object({
  /** Of a built-in one its profile; of an own one its name. */
  id: z.string(),
  label: z.string(),
  kind: z.string(),
  isOwn: z.boolean(),
  version: z.number(),
  /** Header lines, or what else a file is known by. */
  recognisedBy: z.array(z.string()),
  /** Why files of this layout are refused, and what to export instead; null = they are read. */
  refusal: z.string().nullable(),
  /** Files of imports in force that were read by it, and their rows. */
  files: z.number(),
  rows: z.number(),
  lastUsedAt: Instant.nullable(),
  lastFile: z.string().nullable(),
  /** The version the last file was read by; another one now would read it otherwise. */
  lastVersion: z.number().nullable(),
})
export type Layout = z.infer<typeof Layout>
export const LayoutList = z.object({ layouts: z.array(Layout) })
