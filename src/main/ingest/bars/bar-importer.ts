import type { Importer } from '../importer.ts'
import { withdrawFile } from '../series/withdraw-file.ts'
import { barProfiles } from './bar-profiles.ts'
import { recogniseBars } from './recognise-bars.ts'
import { stageBars } from './stage-bars.ts'

/** Price bars of every built-in layout. */
export const barImporter: Importer = {
  profileIds: barProfiles.map(({ id }) => id),
  versionOf: (profileId) => barProfiles.find(({ id }) => id === profileId)?.version ?? 0,
  recognise: recogniseBars,
  stage: stageBars,
  withdraw: withdrawFile,
}
