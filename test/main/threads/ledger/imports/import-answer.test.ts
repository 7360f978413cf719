import { describe, expect, it } from 'vitest'
import type { ImportRow, RowCounts } from '#contract/schemas/imports.ts'
import { brokerImporter } from '../../../../../src/main/ingest/broker/broker-importer.ts'
import { importAnswer } from '../../../../../src/main/threads/ledger/imports/import-answer.ts'
import { refuseFile } from '../../../../../src/main/ingest/files/file-refusal.ts'
import type { StagedEntry } from '../../../../../src/main/threads/ledger/imports/staged-call.ts'

const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024

/** A staged file of so many plain and so many broken rows. */
function entry(index: number, plain: number, broken: number): StagedEntry {
  const path = `/home/trader/exports/2026/folder-${index % 10}/SYMBOL${index}_daily_history.csv`
  const rows: RowCounts = { read: plain + broken, new: plain, known: 0, ignored: 0, review: 0, unsupported: 0, error: broken }
  const problem = (line: number): ImportRow => ({ line, column: 'Close', status: 'error', reason: '“abc” is not a number.', raw: 'x'.repeat(100) })
  return {
    found: { path, name: `SYMBOL${index}_daily_history.csv`, key: path, sizeBytes: 1, refused: null },
    keeps: null,
    reading: { importer: brokerImporter, recognition: { id: 'yahoo', label: 'Yahoo daily bars', kind: 'bars', confidence: 1 }, checks: [], questions: [] },
    answers: new Map(),
    error: null,
    staged: {
      sha256: '0'.repeat(64),
      encoding: 'utf-8',
      account: null,
      accounts: [],
      symbols: [`SYMBOL${index}`],
      rows,
      byKind: { bar: plain },
      checks: [],
      questions: [],
      notices: [],
      problems: () => Array.from({ length: broken }, (_, line) => problem(line + 2)),
      isNothingToStore: false,
      store: () => undefined,
      dispose: () => undefined,
    },
  }
}

describe('importAnswer', () => {
  it('lists every file while they fit, and gives the first files the room for problems', () => {
    const answer = importAnswer(Array.from({ length: 2_000 }, (_, index) => entry(index, 5, 300)))
    expect(answer.files).toHaveLength(2_000)
    expect(answer.files[0]?.problems).toHaveLength(200)
    expect(answer.files.at(-1)?.problems).toHaveLength(0)
    expect(answer.files.at(-1)?.problemsTotal).toBe(300)
    expect(answer.totals).toMatchObject({ read: 610_000, new: 10_000, error: 600_000 })
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(ANSWER_LIMIT_BYTES)
  })

  it('lists only the files that need a look when twenty thousand do not fit, and counts all', () => {
    const answer = importAnswer(Array.from({ length: 20_000 }, (_, index) => entry(index, 250, index % 1_000 === 0 ? 2 : 0)))
    expect(answer.filesTotal).toBe(20_000)
    expect(answer.files.map((file) => file.rows.error)).toEqual(Array.from({ length: 20 }, () => 2))
    expect(answer.totals.new).toBe(5_000_000)
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(ANSWER_LIMIT_BYTES)
  })

  it('counts a question that has a default as no reason for a look, and lists what was refused before anything else', () => {
    const asked = (index: number, isOkay: boolean): StagedEntry => {
      const plain = entry(index, 5, 0)
      if (plain.staged === null) throw new Error('asked: got a refused entry')
      const question = { id: 'symbol', text: 'Which symbol are these bars of?', default: `SYMBOL${index}` }
      return { ...plain, staged: { ...plain.staged, questions: [question], checks: [{ id: 'symbol', ok: isOkay, detail: `SYMBOL${index}.` }] } }
    }
    const found = { path: '/x/late.csv', name: 'late.csv', key: '/x', sizeBytes: 0, refused: null }
    const late: StagedEntry = { found, staged: null, error: refuseFile('/x/late.csv', 'too-large', 'At most 20000 files are read in one go.') }
    const answer = importAnswer([...Array.from({ length: 20_000 }, (_, index) => asked(index, true)), late])
    expect(answer.files.map(({ name }) => name)).toEqual(['late.csv'])
    const guessed = importAnswer([...Array.from({ length: 20_000 }, (_, index) => asked(index, false)), late])
    expect(guessed.files.length).toBeGreaterThan(1_000)
    expect(guessed.files.at(-1)?.name).toBe('late.csv')
    expect(Buffer.byteLength(JSON.stringify(guessed))).toBeLessThan(ANSWER_LIMIT_BYTES)
  })
})
