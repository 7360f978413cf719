import { removeUnusedAccounts } from '../../store/accounts.ts'
import type { Importer } from '../importer.ts'
import type { PositionProfile } from './position-profile.ts'
import { positionProfiles } from './position-profiles.ts'
import { findPositionHeader, stagePositions } from './stage-positions.ts'
import { withdrawPositions } from './store-positions.ts'

const byId: ReadonlyMap<string, PositionProfile> = new Map(positionProfiles.map((profile) => [profile.id, profile]))

function profileOf(profileId: string): PositionProfile {
  const profile = byId.get(profileId)
  if (profile === undefined) throw new Error(`positionsImporter: got the profile “${profileId}”, wanted one of ${[...byId.keys()].join(', ')}`)
  return profile
}

/** What brokers say an account holds: statements to reckon with, never trades. */
export const positionsImporter: Importer = {
  profileIds: [...byId.keys()],
  versionOf: (profileId) => profileOf(profileId).version,
  recognise: (head) =>
    positionProfiles.flatMap((profile) =>
      findPositionHeader(head, profile) === null ? [] : [{ id: profile.id, label: profile.label, kind: 'positions' as const, confidence: 1 }],
    ),
  stage: (path, head, profileId, context) => stagePositions(path, head, profileOf(profileId), context),
  withdraw(db, { fileId }, touch) {
    const { removed, accounts } = withdrawPositions(db, fileId)
    removeUnusedAccounts(db)
    for (const account of accounts) touch('account', account)
    return { transactions: 0, bars: 0, observations: 0, holdings: removed }
  },
}
