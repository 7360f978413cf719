import { withdrawRecords } from '../../store/dated-records.ts'
import { withdrawTraits } from '../../store/instruments.ts'
import { withdrawHoldings } from '../../store/holdings.ts'
import type { Importer } from '../importer.ts'
import { holdingsProfiles, recogniseHoldings } from './holdings-layout.ts'
import { stageHoldings } from './stage-holdings.ts'

/** Funds' published lists: the dated membership of a universe, names and sectors. */
export const holdingsImporter: Importer = {
  profileIds: holdingsProfiles.map(({ id }) => id),
  versionOf: (profileId) => holdingsProfiles.find(({ id }) => id === profileId)?.version ?? 0,
  recognise: recogniseHoldings,
  stage: stageHoldings,
  withdraw(db, { fileId }, touch, checkCancelled) {
    const { removed, instruments } = withdrawHoldings(db, fileId)
    const records = withdrawRecords(db, fileId, checkCancelled)
    for (const id of new Set([...instruments, ...withdrawTraits(db, fileId)])) touch('instrument', String(id))
    return { transactions: 0, bars: 0, observations: 0, holdings: removed + records }
  },
}
