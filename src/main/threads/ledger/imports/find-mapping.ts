import type { Mapping, TableSample } from '#contract/schemas/mapping.ts'
import { headerCell } from '../../../ingest/cells/header-cell.ts'
import { BETWEEN_CELLS, findTable, headerSignature } from '../../../ingest/mapper/find-table.ts'
import { MAPPED_BARS, MAPPED_POSITIONS, MAPPED_TRANSACTIONS } from '../../../ingest/mapper/mapped-profile.ts'
import { mappedBarsImporter, mappedPositionsImporter, mappedTransactionsImporter } from '../../../ingest/mapper/mapped-importers.ts'
import { tableSample } from '../../../ingest/mapper/table-sample.ts'
import { readMapping } from '../../../ingest/mapper/read-mapping.ts'
import { SAVED_MAPPING } from '../../../ingest/mapper/stage-mapped.ts'
import type { FileHead } from '../../../ingest/importer.ts'
import { listSavedMappings, type SavedMappingRow } from '../../../store/saved-mappings.ts'
import type { ReadDb } from '../../../store/handles.ts'
import type { ChosenReading, FileAnswers } from './staged-call.ts'

/** A file that is read by the user's own words: the answer given with the call, else the mapping kept under its header. */
export interface MappedReading {
  readonly reading: ChosenReading
  readonly answers: FileAnswers
  /** The head of the table with the mapping in force, for changing it. */
  readonly table: TableSample | null
}

/** The mappings kept, for the files of one call. */
export class SavedMappings {
  readonly #byHeader: ReadonlyMap<string, SavedMappingRow>
  /** The longest cell of each header: a file without any of them is not looked through for its table. */
  readonly #marks: readonly string[]

  constructor(db: ReadDb) {
    this.#byHeader = new Map(listSavedMappings(db).map((saved) => [saved.header, saved]))
    this.#marks = [...this.#byHeader.keys()].map((header) => longestCell(header))
  }

  /** How a file is read by mapping; null when none was given for it and none is kept for its header. */
  find(head: FileHead, answers: FileAnswers): MappedReading | null {
    const given = answers.get('mapping')
    if (given === undefined && !this.#marks.some((mark) => head.lines.some((line) => headerCell(line).includes(mark)))) return null
    const table = findTable(head)
    if (table === null) return null
    if (given !== undefined) {
      const read = readMapping(String(given), table)
      if (!('mapping' in read)) return { reading: readingOf('transactions', undefined), answers, table: tableSample(head) }
      return { reading: readingOf(read.mapping.record, read.mapping.saveAs), answers, table: sampleWith(head, read.mapping) }
    }
    const saved = this.#byHeader.get(headerSignature(table.header))
    if (saved === undefined) return null
    const own = new Map([...answers, ['mapping', JSON.stringify(saved.mapping)] as const, [SAVED_MAPPING, true] as const])
    return { reading: readingOf(saved.mapping.record, saved.name), answers: own, table: sampleWith(head, saved.mapping) }
  }
}

function sampleWith(head: FileHead, guess: Mapping): TableSample | null {
  const sample = tableSample(head)
  return sample === null ? null : { ...sample, guess }
}

const longestCell = (header: string): string => header.split(BETWEEN_CELLS).reduce((longest, cell) => (cell.length > longest.length ? cell : longest), '')

const READERS = {
  transactions: { id: MAPPED_TRANSACTIONS, importer: mappedTransactionsImporter },
  positions: { id: MAPPED_POSITIONS, importer: mappedPositionsImporter },
  bars: { id: MAPPED_BARS, importer: mappedBarsImporter },
} as const

function readingOf(record: Mapping['record'], name: string | undefined): ChosenReading {
  const { id, importer } = READERS[record]
  return { importer, recognition: { id, label: name ?? 'Columns as you assigned them', kind: record, confidence: 1 }, checks: [], questions: [] }
}

/** The mapping the user wants kept, when the file it came with is stored. */
export function mappingToKeep({ head, answers }: { readonly head: FileHead; readonly answers: FileAnswers }): SavedMappingRow | null {
  const given = answers.get('mapping')
  const table = given === undefined || answers.get(SAVED_MAPPING) === true ? null : findTable(head)
  if (table === null) return null
  const read = readMapping(String(given), table)
  if (!('mapping' in read) || read.mapping.saveAs === undefined) return null
  return { name: read.mapping.saveAs, header: headerSignature(table.header), mapping: read.mapping }
}
