import { restoreReplacedOrder } from '../../store/orders.ts'
import { withdrawTransactions } from '../../store/transactions.ts'
import { removeUnusedAccounts } from '../../store/accounts.ts'
import type { Importer } from '../importer.ts'
import { withdrawPositions } from '../positions/store-positions.ts'
import type { Profile } from '../profile.ts'
import { profiles } from '../profiles/profiles.ts'
import { findHeader } from './find-header.ts'
import { stageBrokerFile } from './stage-broker-file.ts'

const byId: ReadonlyMap<string, Profile> = new Map(profiles.map((profile) => [profile.id, profile]))

function profileOf(profileId: string): Profile {
  const profile = byId.get(profileId)
  if (profile === undefined) throw new Error(`brokerImporter: got the profile “${profileId}”, wanted one of ${[...byId.keys()].join(', ')}`)
  return profile
}

/** Histories of brokers: profiles as data, one engine. */
export const brokerImporter: Importer = {
  profileIds: [...byId.keys()],
  versionOf: (profileId) => profileOf(profileId).version,
  recognise: (head) =>
    profiles.flatMap((profile) => {
      const header = findHeader(head, profile)
      return header === null ? [] : [{ id: profile.id, label: profile.label, kind: profile.kind, confidence: header.confidence }]
    }),
  stage: (path, head, profileId, context) => stageBrokerFile(path, head, profileOf(profileId), context),
  withdraw(db, { fileId, atMs }, touch, checkCancelled) {
    const { removed, accounts, orders } = withdrawTransactions(db, fileId, checkCancelled)
    for (const order of orders) restoreReplacedOrder(db, order, atMs)
    const stated = withdrawPositions(db, fileId)
    removeUnusedAccounts(db)
    for (const account of new Set([...accounts, ...stated.accounts])) touch('account', account)
    return { transactions: removed, bars: 0, observations: 0, holdings: stated.removed }
  },
}
