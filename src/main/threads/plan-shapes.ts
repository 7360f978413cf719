import type { NewPlanVersion } from '../store/plans.ts'
import type { StopEvent } from '../store/stop-events.ts'

/** What the analysis thread prepared for a draft: every default filled in, nothing stored yet. */
export type PlanFields = Omit<NewPlanVersion, 'status' | 'generation' | 'createdAtMs'>

/** A stop decision on its way to the ledger. */
export type StoredStopEvent = StopEvent
