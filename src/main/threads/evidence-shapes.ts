import type { Json } from '#domain/formula.ts'
import type { Judged } from './judged.ts'

export interface EvidenceRequest {
  readonly plan: string
}

/** What the analysis thread hands to the ledger to be stored as one print. */
export interface GatheredEvidence extends Judged {
  readonly plan: string
  readonly planVersion: number
  readonly symbol: string
  readonly decision: 'GO' | 'REVIEW' | 'NO-GO'
  /** Same inputs, same bytes: plan, items, answers, parameters, formula versions, series digests. */
  readonly claims: Json
  /** What the page draws, in the shape of the contract's Paper without code and number. */
  readonly paper: Json
  /** Batch, file and line beside the claims: not hashed. */
  readonly provenance: Json
  readonly ruleVersion: string
  readonly isSimulated: boolean
  /** Batches whose rows the print stands on: undo names the prints that used them. */
  readonly batches: readonly number[]
}
