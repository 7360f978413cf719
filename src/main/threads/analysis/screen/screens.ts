import type { z } from 'zod'
import type { ScreenRule } from '#contract/schemas/screen.ts'

export type Rule = z.infer<typeof ScreenRule>

/** The built-in screens by name; the first is run when none is named. All thresholds are house defaults. */
export const SCREENS: Readonly<Record<string, readonly Rule[]>> = {
  leaders: [
    { factor: 'price', op: '>=', value: 2 },
    { factor: 'dollarVolume20', op: '>=', value: 1_000_000 },
    { factor: 'relative21', op: '>', value: 0 },
    { factor: 'relative63', op: '>', value: 0 },
    { factor: 'persistence', op: '>=', value: 4 },
  ],
  'volume-spikes': [
    { factor: 'price', op: '>=', value: 2 },
    { factor: 'dollarVolume20', op: '>=', value: 500_000 },
    { factor: 'spikeLogZ', op: '>=', value: 2 },
  ],
  all: [],
}
export const DEFAULT_SCREEN = 'leaders'
