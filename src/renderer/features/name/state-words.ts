import type { Output } from '#contract/channels.ts'

type Name = Output<'name.get'>

/** What the mark of a name says: is its lead over the benchmark persistent. Where it cannot be judged, why. */
export function stateWords(row: Name['row'], benchmark: string): string {
  if (row.reason !== null) return row.reason
  return row.state === 'pass' ? `persistent against ${benchmark}` : `not persistent against ${benchmark}`
}

const RISK_WORDS = { clear: 'clear', warn: 'warning', exclude: 'excluded' } as const

/** The decision of the risk flags in a word and the state it stands for; null has not been looked at. */
export function riskWords(risk: Name['risk']): { readonly state: 'pass' | 'fail' | 'stale' | 'unknown'; readonly word: string } {
  if (risk.decision === null) return { state: 'unknown', word: risk.why ?? 'not judged' }
  return { state: risk.decision === 'clear' ? 'pass' : risk.decision === 'warn' ? 'stale' : 'fail', word: RISK_WORDS[risk.decision] }
}
