import type { Importer } from '../importer.ts'
import { holdingsImporter } from './holdings-importer.ts'
import { stageWeights } from './stage-weights.ts'
import { recogniseWeights, WEIGHTS } from './weights-layout.ts'

/** Lists of a fund over many days in one table: a line for each day, a column for each name. They are kept like every other list of a fund. */
export const weightsImporter: Importer = {
  profileIds: [WEIGHTS.id],
  versionOf: () => WEIGHTS.version,
  recognise: recogniseWeights,
  stage: (path, head, _, context) => stageWeights(path, head, context),
  withdraw: holdingsImporter.withdraw,
}
