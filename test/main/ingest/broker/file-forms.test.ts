import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { brokerFixture } from '../../../support/broker-fixtures.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'

const FILES = readdirSync(dirname(brokerFixture('generic.csv'))).filter((name) => name.endsWith('.csv'))
/** Our own layout is recognised by its header as written, and one broker separates with semicolons: no comma may be added. */
const FREE_FILES = FILES.filter((name) => !name.startsWith('generic') && !name.startsWith('swissquote'))

const lines = (text: string): string[] => text.replace(/^\uFEFF/, '').split(/\r?\n/)

/** What spreadsheets and mail programs do to a file without changing what it says. */
const FORMS: readonly (readonly [string, readonly string[], (text: string) => string | Buffer])[] = [
  ['with a byte order mark', FILES, (text) => `\uFEFF${text.replace(/^\uFEFF/, '')}`],
  ['with Windows line ends', FILES, (text) => lines(text).join('\r\n')],
  ['in UTF-16', FILES, (text) => Buffer.from(`\uFEFF${text.replace(/^\uFEFF/, '')}`, 'utf16le')],
  ['with a further comma behind every row', FREE_FILES, (text) => commasBehind(text)],
]

/** A comma behind each record; a record over several lines gets one behind its last line. */
function commasBehind(text: string): string {
  let quotes = 0
  return lines(text)
    .map((line) => {
      quotes += line.split('"').length - 1
      return line === '' || quotes % 2 === 1 ? line : `${line},`
    })
    .join('\n')
}

/** What a file came to: its rows, its transactions and its positions, without where they stand. */
async function readingOf(desk: LedgerDesk, path: string): Promise<unknown> {
  const [file] = (await desk.commit([path], { account: 'main', answers: { date: '2026-06-10' } })).files
  const transactions = (await desk.transactions()).map(({ source, ...rest }) => ({ ...rest, id: undefined, line: source?.line }))
  return { profile: file?.format?.id, rows: file?.rows, byKind: file?.byKind, checks: file?.checks, transactions, positions: statedLines(desk) }
}

describe('a broker file in another form', () => {
  it.each(FORMS)('reads alike %s', async (_, files, reform) => {
    for (const name of files) {
      const text = readFileSync(brokerFixture(name), 'utf8')
      const desk = openLedgerDesk()
      const [one, other] = [openLedgerDesk(), openLedgerDesk()]
      expect(await readingOf(other, desk.file(name, reform(text))), name).toEqual(await readingOf(one, brokerFixture(name)))
    }
  })

  it.each(['chase.csv', 'etrade-activity.csv', 'etrade-classic.csv', 'ibkr-flex-cash.csv', 'ibkr-flex-executions.csv', 'merrill.csv', 'robinhood.csv'])(
    'reads %s with its columns in the opposite order',
    async (name) => {
      const [one, other] = [openLedgerDesk(), openLedgerDesk()]
      const plain = await readingOf(one, brokerFixture(name))
      const turned = await readingOf(other, one.file(name, columnsTurned(readFileSync(brokerFixture(name), 'utf8'))))
      expect(turned).toEqual(plain)
    },
  )

  it('keeps the ledger law, adds nothing twice and is taken back whole, for every layout', async () => {
    for (const name of FILES) {
      const desk = openLedgerDesk()
      const before = desk.hash()
      const options = { account: 'main', answers: { date: '2026-06-10' } }
      const done = await desk.commit([brokerFixture(name)], options)
      const [file] = done.files
      const { read, ...statuses } = file?.rows ?? { read: -1 }
      expect(
        Object.values(statuses).reduce((sum, count) => sum + count, 0),
        name,
      ).toBe(read)
      const after = desk.hash()
      const again = await desk.commit([brokerFixture(name)], options)
      expect([again.batch, again.files[0]?.rows.new], name).toEqual([null, 0])
      expect(desk.hash(), name).toBe(after)
      await desk.undo(done.batch)
      expect(desk.hash(), name).toBe(before)
    }
  })
})

/** The same table with its columns in the opposite order; records above and below it stay what they are. */
function columnsTurned(text: string): string {
  const records = parse(text, { bom: true, relax_quotes: true, relax_column_count: true, skip_empty_lines: false }) as string[][]
  const width = Math.max(...records.map((cells) => cells.length))
  const quoted = (cell: string): string => `"${cell.trim().replaceAll(/^"|"$/g, '').replaceAll('"', '""')}"`
  return records
    .map((cells) => (cells.length === width ? cells.toReversed() : cells).map((cell) => (cell.trim() === '' ? '' : quoted(cell))).join(','))
    .join('\n')
}
