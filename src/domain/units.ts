/** Exchange-local trading day, ISO text "2026-11-20". Branded so that a display string cannot be passed for one. */
export type SessionDate = string & { readonly __brand: 'SessionDate' }
/** Canonical upper-case ticker. */
export type Symbol = string & { readonly __brand: 'Symbol' }

export const sessionDate = (text: string): SessionDate => text as SessionDate
export const symbol = (text: string): Symbol => text.toUpperCase() as Symbol

/** 0.0123 -> 123 basis points. */
export const fractionToBps = (fraction: number): number => fraction * 10_000
export const bpsToFraction = (bps: number): number => bps / 10_000

/** Slack of threshold comparisons (domain specification, section 0). */
export const FRACTION_SLACK = 1e-12
export const BP_SLACK = 1e-9
export const SHARE_SLACK = 1e-9
