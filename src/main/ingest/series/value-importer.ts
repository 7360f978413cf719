import type { Importer } from '../importer.ts'
import { stageValues } from './stage-values.ts'
import { recogniseValues, valueProfiles } from './value-layout.ts'
import { withdrawFile } from './withdraw-file.ts'

/** Series of dated values: rates, spreads, indices of conditions. */
export const valueImporter: Importer = {
  profileIds: valueProfiles.map(({ id }) => id),
  versionOf: (profileId) => valueProfiles.find(({ id }) => id === profileId)?.version ?? 0,
  recognise: recogniseValues,
  stage: stageValues,
  withdraw: withdrawFile,
}
