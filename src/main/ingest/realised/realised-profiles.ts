import { schwabLots, schwabRealized } from './profiles/schwab-realised.ts'
import type { RealisedProfile } from './realised-profile.ts'

/** Every layout of a broker's own reckoning of lots, by name. */
export const realisedProfiles: readonly RealisedProfile[] = [schwabRealized, schwabLots]
