import { barImporter } from '../bars/bar-importer.ts'
import { brokerImporter } from '../broker/broker-importer.ts'
import type { Importer } from '../importer.ts'
import { positionsImporter } from '../positions/positions-importer.ts'
import { MAPPED_BARS, MAPPED_POSITIONS, MAPPED_TRANSACTIONS, MAPPED_VERSION } from './mapped-profile.ts'
import { stageMapped } from './stage-mapped.ts'

/** Files read as the user said. They recognise nothing: a mapping is given, or found under the header (threads/ledger/imports). */
const mapped = (profileId: string, family: Importer): Importer => ({
  profileIds: [profileId],
  versionOf: () => MAPPED_VERSION,
  recognise: () => [],
  stage: (path, head, _, context) => stageMapped(path, head, context),
  withdraw: family.withdraw,
})

export const mappedTransactionsImporter: Importer = mapped(MAPPED_TRANSACTIONS, brokerImporter)
export const mappedPositionsImporter: Importer = mapped(MAPPED_POSITIONS, positionsImporter)
export const mappedBarsImporter: Importer = mapped(MAPPED_BARS, barImporter)
