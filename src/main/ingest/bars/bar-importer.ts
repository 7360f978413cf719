import type { Importer } from '../importer.ts'
import { withdrawFile } from '../series/withdraw-file.ts'
import { barProfiles } from './bar-profiles.ts'
import { ohlcv } from './ohlcv.ts'
import { recogniseBars } from './recognise-bars.ts'
import { stageBars } from './stage-bars.ts'

const everyProfile = [...barProfiles, ohlcv]

/** Price bars of every vendor's layout, and of any table with the columns of a bar. */
export const barImporter: Importer = {
  profileIds: everyProfile.map(({ id }) => id),
  versionOf: (profileId) => everyProfile.find(({ id }) => id === profileId)?.version ?? 0,
  recognise: recogniseBars,
  stage: stageBars,
  withdraw: withdrawFile,
}
