import { z } from 'zod'

/** One layout of dated values: data, checked by this schema. */
export const ValueProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  label: z.string(),
  /** What the first header cell may be, exactly as written. Absent: anything. */
  dateHeaders: z.array(z.string()).optional(),
  /** What every other header cell must look like. */
  valueHeader: z.instanceof(RegExp),
  /** True when there may be several series side by side. */
  isWide: z.boolean(),
  /** How sure the header alone makes us. */
  confidence: z.number().min(0).max(1),
})
export type ValueProfile = z.infer<typeof ValueProfile>

/** Checks a layout. A built-in one that fails is our own mistake and stops the program. */
export const defineValueProfile = (text: z.input<typeof ValueProfile>): ValueProfile => ValueProfile.parse(text)
