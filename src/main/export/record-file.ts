import { type Cell, csvLine } from './csv-line.ts'
import { FileWriter, type WrittenFile } from './file-writer.ts'

export type ExportFormat = 'csv' | 'json'

/**
 * One table of records as a file: CSV with a header line, or a JSON array with one record a line. The value of a record's field
 * may be a record itself in JSON only; CSV takes the columns it was given.
 */
export class RecordFile {
  readonly #writer: FileWriter
  readonly #format: ExportFormat
  readonly #columns: readonly string[]
  readonly #figures: ReadonlySet<number>

  /** @param figures names of the columns whose texts are decimals */
  constructor(folder: string, name: string, format: ExportFormat, columns: readonly string[], figures: readonly string[] = []) {
    this.#writer = new FileWriter(folder, `${name}.${format}`)
    this.#format = format
    this.#columns = columns
    this.#figures = new Set(figures.map((figure) => columns.indexOf(figure)))
    this.#writer.write(format === 'csv' ? csvLine(columns) : '[')
  }

  /** `record` holds the columns; `whole` is what JSON says in its place where it can say more. */
  add(record: Readonly<Record<string, Cell>>, whole: Readonly<Record<string, unknown>> = record): void {
    if (this.#format === 'csv') {
      this.#writer.write(
        csvLine(
          this.#columns.map((column) => record[column] ?? null),
          this.#figures,
        ),
      )
    } else {
      this.#writer.write(`${this.#writer.rows === 0 ? '\n' : ',\n'}${JSON.stringify(whole)}`)
    }
    this.#writer.rows += 1
  }

  close(): WrittenFile {
    if (this.#format === 'json') this.#writer.write('\n]\n')
    return this.#writer.close()
  }
}
