import { expect } from 'vitest'
import { AppError, sentenceFor } from '../../src/contract/errors.ts'
import type { RowCounts } from '../../src/contract/schemas/imports.ts'
import type { ImportRow } from '../../src/contract/schemas/imports.ts'
import type { StagedFile } from '../../src/main/ingest/importer.ts'
import { makeLedgerDesk } from '../support/ledger-context.ts'
import { bytesOf, seedFiles } from './file-tree.ts'
import type { MutatedFile } from './mutations.ts'
import { MutatedReader } from './stage-mutated.ts'
import { bareCells, lineAbove, unaccountedLines } from './unaccounted-lines.ts'

/** Processor time after which the reading of a small file is a hang. */
const HANG_MS = 1_000

/** Reads mutated files and holds each to the ledger law. One for a suite: the store it looks into stays empty. */
export class MutatedFiles {
  readonly #desk = makeLedgerDesk()
  readonly #reader = new MutatedReader(this.#desk.db)
  /** Every cell of a header of our files: what a line that is no row may consist of. */
  readonly #headerCells = new Set<string>()

  /** A header is what stands right above the first row, and of a file behind itself the line that is no row. */
  async learnHeaders(): Promise<void> {
    for (const seed of seedFiles) {
      const twice = bytesOf({ ...seed, rows: [...seed.rows, ...seed.rows] })
      const reading = await this.#reader.read(seed.name, twice)
      if (reading.kind === 'refused') continue
      const { staged } = reading
      if (staged.everyRow !== undefined) {
        const rows = await everyRowOf(staged)
        for (const line of [lineAbove(twice, staged, rows), ...unaccountedLines(twice, staged, rows)])
          for (const cell of bareCells(line)) this.#headerCells.add(cell)
      }
      staged.dispose()
    }
  }

  /** Refused in words, or read with every row accounted for; never a hang. */
  async hold({ name, bytes }: MutatedFile): Promise<void> {
    const before = process.cpuUsage()
    const reading = await this.#reader.read(name, bytes)
    const { user, system } = process.cpuUsage(before)
    if (reading.kind === 'refused') {
      expect(AppError.safeParse(reading.error).success).toBe(true)
      expect(sentenceFor(reading.error)).toMatch(/\S/)
    } else await this.#holdStaged(bytes, reading.staged)
    expect((user + system) / 1_000, `milliseconds for ${name}`).toBeLessThan(HANG_MS)
  }

  async #holdStaged(bytes: Buffer, staged: StagedFile): Promise<void> {
    try {
      const rows = await everyRowOf(staged)
      expectLedgerLaw(staged.rows, rows)
      if (staged.everyRow === undefined) return
      expect(
        unaccountedLines(bytes, staged, rows).filter((line) => !this.#isHeader(line)),
        'lines that belong to no row',
      ).toEqual([])
    } finally {
      staged.dispose()
    }
  }

  /** Most of its cells are words of headers: no row of values looks like that. */
  #isHeader(line: string): boolean {
    const cells = bareCells(line)
    return cells.filter((cell) => this.#headerCells.has(cell)).length * 2 > cells.length
  }

  close(): void {
    this.#reader.close()
    this.#desk.close()
  }
}

/** Every row with its text, as import.rows gives it: what a file of prices stores without a text of its own is read back from the file. */
export async function everyRowOf(staged: StagedFile): Promise<readonly ImportRow[]> {
  const rows = [...(staged.everyRow?.() ?? staged.problems())]
  if (staged.readBack === undefined) return rows
  const isBare = ({ status }: ImportRow): boolean => status === 'new' || status === 'known'
  const bare = rows.filter(isBare).map(({ line }) => line)
  const texts = await staged.readBack(bare, async () => undefined)
  expect([...(texts?.keys() ?? [])], 'lines read back').toEqual(bare)
  return rows.map((row) => (isBare(row) ? { ...row, raw: texts?.get(row.line) ?? '' } : row))
}

const accounted = ({ new: added, known, ignored, review, unsupported, error }: RowCounts): number => added + known + ignored + review + unsupported + error

/** Every row that is not simply stored has its line once, its text and, where it is held back, its reason. */
function expectLedgerLaw(rows: RowCounts, listed: readonly { line: number; status: string; reason: string; raw: string }[]): void {
  expect(accounted(rows)).toBe(rows.read)
  for (const count of Object.values(rows)) expect(count).toBeGreaterThanOrEqual(0)
  for (const status of ['review', 'unsupported', 'error'] as const) {
    expect(listed.filter((row) => row.status === status).length, status).toBe(rows[status])
  }
  for (const { line, status, reason, raw } of listed) {
    expect(line).toBeGreaterThan(0)
    if (status === 'review' || status === 'unsupported' || status === 'error') {
      expect(reason).not.toBe('')
      expect(raw).not.toBe('')
    }
  }
}
