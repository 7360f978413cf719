import type { PositionProfile } from './position-profile.ts'
import { etradePositions } from './profiles/etrade-positions.ts'
import { fidelityPositions } from './profiles/fidelity-positions.ts'
import { genericPositions } from './profiles/generic-positions.ts'
import { ownStatements } from './profiles/own-statements.ts'
import { schwabPositions } from './profiles/schwab-positions.ts'

/** Every layout of positions that is known, by name. */
export const positionProfiles: readonly PositionProfile[] = [schwabPositions, fidelityPositions, etradePositions, genericPositions, ownStatements]
