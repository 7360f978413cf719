import { brokerImporter } from './broker/broker-importer.ts'
import { barImporter } from './bars/bar-importer.ts'
import { holdingsImporter } from './holdings/holdings-importer.ts'
import { weightsImporter } from './holdings/weights-importer.ts'
import type { Importer } from './importer.ts'
import { mappedBarsImporter, mappedPositionsImporter, mappedTransactionsImporter } from './mapper/mapped-importers.ts'
import { positionsImporter } from './positions/positions-importer.ts'
import { realisedImporter } from './realised/realised-importer.ts'
import { recordsImporter } from './records/records-importer.ts'
import { valueImporter } from './series/value-importer.ts'

/** Every family of files the program reads, in the order in which equal recognitions are listed. */
export const importers: readonly Importer[] = [
  brokerImporter,
  positionsImporter,
  realisedImporter,
  barImporter,
  valueImporter,
  holdingsImporter,
  weightsImporter,
  recordsImporter,
  mappedTransactionsImporter,
  mappedPositionsImporter,
  mappedBarsImporter,
]
