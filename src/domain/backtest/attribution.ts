import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result } from '#domain/result.ts'

const PARTS = ['signal', 'sizing', 'slippage', 'exit'] as const
type Part = (typeof PARTS)[number]

/** Outcome of one backtest run, fractions; null = not known. */
export interface RunOutcome {
  readonly gain: number | null
  readonly mdd: number | null
}

export interface AttributionInput {
  readonly full: RunOutcome
  /** The full run with one part set back to its baseline. */
  readonly off: { readonly [part in Part]?: RunOutcome | null }
  /** Every part at its baseline. */
  readonly allOff?: RunOutcome | null
}

export interface Attribution {
  /** What each part adds to the gain and takes from the drawdown; null without its run. */
  readonly rows: readonly { readonly part: Part; readonly gain: number | null; readonly ddCut: number | null }[]
  /** What the parts do only together; null unless every run is there. */
  readonly interactionGain: number | null
  readonly interactionDd: number | null
  /** The part whose gain is largest, up or down. */
  readonly largest: Part | null
}

/**
 * bt.attribution(full, off, allOff): what signal, sizing, slippage and exit each do: the full run minus the run with that
 * part at its baseline; interaction = the rest of full minus everything at baseline. A missing run leaves its row null and
 * the interaction too. No full run MISSING_DATA, a drawdown outside 0..1 BAD_VALUE. House rule.
 */
export function attribution({ full, off, allOff = null }: AttributionInput): Result<Attribution> {
  const refused = firstRefusal(
    refuseRecord(full) ?? firstRefusal(refuseNumber(full.gain), refuseNumber(full.mdd, isShare)),
    refuseRecord(off) ?? firstRefusal(...PARTS.map((part) => refuseRun(off[part]))),
    refuseRun(allOff),
  )
  if (refused !== undefined) return refused
  const rows = PARTS.map((part) => {
    const run = off[part]
    return { part, gain: difference(full.gain, run?.gain), ddCut: difference(run?.mdd, full.mdd) }
  })
  const measured = rows.filter((row) => row.gain !== null)
  return known({
    rows,
    interactionGain: restOf(
      difference(full.gain, allOff?.gain),
      rows.map((row) => row.gain),
    ),
    interactionDd: restOf(
      difference(allOff?.mdd, full.mdd),
      rows.map((row) => row.ddCut),
    ),
    largest: measured.toSorted((a, b) => Math.abs(b.gain!) - Math.abs(a.gain!))[0]?.part ?? null,
  })
}

function difference(a: number | null | undefined, b: number | null | undefined): number | null {
  return a === null || a === undefined || b === null || b === undefined ? null : a - b
}

function restOf(whole: number | null, parts: readonly (number | null)[]): number | null {
  let rest = whole
  for (const part of parts) rest = difference(rest, part)
  return rest
}

function refuseRun(run: unknown): Refusal | undefined {
  if (run === null || run === undefined) return undefined
  return isRecord(run) ? firstRefusal(refuseOptionalNumber(run['gain']), refuseOptionalNumber(run['mdd'], isShare)) : badInput('BAD_VALUE')
}
