import { removeUnusedAccounts } from '../../store/accounts.ts'
import { withdrawRealisedLots } from '../../store/realised-lots.ts'
import type { Importer } from '../importer.ts'
import type { RealisedProfile } from './realised-profile.ts'
import { realisedProfiles } from './realised-profiles.ts'
import { findRealisedHeader, stageRealised } from './stage-realised.ts'

const byId: ReadonlyMap<string, RealisedProfile> = new Map(realisedProfiles.map((profile) => [profile.id, profile]))

function profileOf(profileId: string): RealisedProfile {
  const profile = byId.get(profileId)
  if (profile === undefined) throw new Error(`realisedImporter: got the profile “${profileId}”, wanted one of ${[...byId.keys()].join(', ')}`)
  return profile
}

/** What brokers reckon their lots to be and to have brought: kept to compare with, never trades. */
export const realisedImporter: Importer = {
  profileIds: [...byId.keys()],
  versionOf: (profileId) => profileOf(profileId).version,
  recognise: (head) =>
    realisedProfiles.flatMap((profile) =>
      findRealisedHeader(head, profile) === null ? [] : [{ id: profile.id, label: profile.label, kind: 'realised' as const, confidence: 1 }],
    ),
  stage: (path, head, profileId, context) => stageRealised(path, head, profileOf(profileId), context),
  withdraw(db, { fileId }, touch) {
    const { removed, accounts } = withdrawRealisedLots(db, fileId)
    removeUnusedAccounts(db)
    for (const account of accounts) touch('account', account)
    return { transactions: 0, bars: 0, observations: 0, holdings: removed }
  },
}
