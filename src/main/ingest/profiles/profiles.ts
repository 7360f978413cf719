import type { Profile } from '../profile.ts'
import { fidelityHistory } from './fidelity-history.ts'
import { genericTransactions } from './generic-transactions.ts'
import { ibkrActivity } from './ibkr-activity.ts'
import { schwabRefused } from './schwab-refused.ts'
import { schwabTransactions } from './schwab-transactions.ts'

/** Every layout that is known, by name. Adding a broker adds a file and a line here. */
export const profiles: readonly Profile[] = [schwabTransactions, ...schwabRefused, fidelityHistory, ibkrActivity, genericTransactions]
