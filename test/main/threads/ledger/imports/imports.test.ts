import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ImportCommit, ImportPreview } from '#contract/schemas/imports.ts'
import { brokerFixture } from '../../../../support/broker-fixtures.ts'
import { errorOf, type LedgerDesk, openLedgerDesk } from '../../../../support/ledger-context.ts'

const HEADER = '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"\n'
const row = (index: number): string => `"06/09/2026","Buy","SYM${index}","SAMPLE","${index + 1}","$10.00","","-$${(index + 1) * 10}.00"\n`
const rowsFile = (desk: LedgerDesk, name: string, count: number): string =>
  desk.file(name, HEADER + Array.from({ length: count }, (_, index) => row(index)).join(''))
const main = { account: 'main' }

describe('import.preview', () => {
  it('writes nothing, answers in the shape of the contract and counts files while it works', async () => {
    const desk = openLedgerDesk()
    const before = desk.generation()
    const preview = await desk.preview([brokerFixture('schwab-today.csv'), brokerFixture('generic.csv')])
    expect(ImportPreview.parse(preview)).toEqual(preview)
    expect(preview.totals).toEqual({ read: 16, new: 14, known: 0, ignored: 1, review: 1, unsupported: 0, error: 0 })
    expect(preview.filesTotal).toBe(2)
    expect(desk.generation()).toBe(before)
    expect(await desk.transactions()).toEqual([])
    expect(desk.progress.at(-1)).toEqual({ phase: 'reading', done: 2, total: 2, file: null, files: { done: 2, total: 2 } })
  })

  it('gives every file that cannot be read its own error and reads the rest', async () => {
    const desk = openLedgerDesk()
    const preview = await desk.preview([desk.file('page.csv', '<html></html>'), `${desk.dir}/none.csv`, brokerFixture('schwab-today.csv')])
    expect(preview.files.map((file) => (file.error?.kind === 'file-refused' ? file.error.problem : file.format?.id))).toEqual([
      'error-text',
      'missing',
      'schwab-transactions',
    ])
    expect(preview.files[0]).toMatchObject({ format: null, rows: { read: 0 }, byKind: {}, account: null })
  })

  it('judges the second of two equal files of one call as known', async () => {
    const desk = openLedgerDesk()
    const preview = await desk.preview([brokerFixture('schwab-today.csv'), brokerFixture('schwab-today.csv')])
    expect(preview.files.map((file) => file.rows.new)).toEqual([8, 0])
    const done = await desk.commit({ preview: preview.preview })
    expect((await desk.history()).batches.map((batch) => [batch.id, batch.files.length])).toEqual([[done.batch, 1]])
  })

  it('reads by the profile that is named, and warns when the file looks like another', async () => {
    const desk = openLedgerDesk()
    expect(errorOf(await desk.tryPreview([brokerFixture('schwab-today.csv')], { profile: 'nonsense' }))).toMatchObject({ kind: 'refused', field: 'profile' })
    const preview = await desk.preview([brokerFixture('schwab-today.csv')], { profile: 'fidelity-history' })
    expect(preview.files[0]).toMatchObject({ format: null, error: { problem: 'unknown-layout' } })
  })

  it('keeps a large answer small: two hundred problems per file at most, later files fewer, every count whole', async () => {
    const desk = openLedgerDesk()
    const broken = (name: string): string =>
      desk.file(name, HEADER + `"06/09/2026","Nonsense","${'X'.repeat(30)}","${'long text '.repeat(120)}","1","1","","-$1.00"\n`.repeat(400))
    const paths = Array.from({ length: 40 }, (_, index) => broken(`f${index}.csv`))
    const preview = await desk.preview(paths, main)
    expect(JSON.stringify(preview).length).toBeLessThan(4 * 1024 * 1024)
    expect(preview.files).toHaveLength(40)
    expect(preview.files[0]?.problems).toHaveLength(200)
    expect(preview.files.at(-1)?.problems.length).toBeLessThan(200)
    expect(preview.files.every((file) => file.problemsTotal === 400)).toBe(true)
    expect(preview.totals.review).toBe(16_000)
  })

  it('frees everything and says cancelled when it is cancelled on the way', async () => {
    const desk = openLedgerDesk()
    desk.cancelAtBreath = 3
    await expect(desk.preview([rowsFile(desk, 'many.csv', 5_000)], main)).rejects.toThrow('cancelled')
    expect(desk.generation()).toBe(0)
  })
})

describe('import.commit', () => {
  it('stores a preview in one transaction with one batch, and answers what the preview said', async () => {
    const desk = openLedgerDesk()
    const preview = await desk.preview([brokerFixture('schwab-today.csv'), brokerFixture('generic.csv')])
    const done = await desk.commit({ preview: preview.preview })
    expect(ImportCommit.parse(done)).toEqual(done)
    expect(done.files).toEqual(preview.files)
    expect(done.batch).toBe('1')
    expect(desk.generation()).toBe(1)
    const [batch] = (await desk.history()).batches
    expect(batch).toMatchObject({ id: '1', undone: false, undoneAt: null, rows: { read: 16, new: 14 } })
    expect(batch?.files.map((file) => [file.name, file.profile])).toEqual([
      ['schwab-today.csv', 'schwab-transactions'],
      ['generic.csv', 'generic-transactions'],
    ])
  })

  it('does the same with the input of a preview as with its id', async () => {
    const [one, other] = [openLedgerDesk(), openLedgerDesk()]
    const preview = await one.preview([brokerFixture('ibkr-statement.csv')])
    await one.commit({ preview: preview.preview })
    await other.commit([brokerFixture('ibkr-statement.csv')])
    expect(one.hash()).toBe(other.hash())
  })

  it('refuses what changed or went since the preview, and stores the rest', async () => {
    const desk = openLedgerDesk()
    const changed = rowsFile(desk, 'changed.csv', 3)
    const gone = rowsFile(desk, 'gone.csv', 4)
    const preview = await desk.preview([changed, gone, brokerFixture('schwab-today.csv')], main)
    writeFileSync(changed, HEADER + row(7))
    rmSync(gone)
    const done = await desk.commit({ preview: preview.preview })
    const problems = Object.fromEntries(done.files.map((file) => [file.name, file.error?.kind === 'file-refused' ? file.error.problem : null]))
    expect(problems).toEqual({ 'schwab-today.csv': null, 'changed.csv': 'changed', 'gone.csv': 'removed' })
    expect(done.files.map(({ path }) => path)).toEqual(preview.files.map(({ path }) => path))
    expect(done.files.find((file) => file.name === 'changed.csv')).toMatchObject({ format: null, rows: { read: 0 } })
    expect(await desk.transactions()).toHaveLength(8)
  })

  it('judges again what only a refused file made known', async () => {
    const desk = openLedgerDesk()
    const first = rowsFile(desk, 'first.csv', 3)
    const second = rowsFile(desk, 'second.csv', 5)
    const preview = await desk.preview([first, second], main)
    expect(preview.files.map((file) => file.rows.new)).toEqual([3, 2])
    rmSync(first)
    const done = await desk.commit({ preview: preview.preview })
    expect(done.files.find((file) => file.name === 'second.csv')?.rows.new).toBe(5)
    expect(await desk.transactions()).toHaveLength(5)
  })

  it('judges a preview again when the store moved on since', async () => {
    const desk = openLedgerDesk()
    const path = rowsFile(desk, 'a.csv', 5)
    const preview = await desk.preview([path], main)
    await desk.commit([rowsFile(desk, 'b.csv', 3)], main)
    const done = await desk.commit({ preview: preview.preview })
    expect(done.files[0]?.rows).toMatchObject({ new: 2, known: 3 })
    expect(await desk.transactions()).toHaveLength(5)
    expect((await desk.commit({ preview: preview.preview })).batch).toBeNull()
    expect(await desk.transactions()).toHaveLength(5)
  })

  it('leaves out a file with an open question and stores the others', async () => {
    const desk = openLedgerDesk()
    const paths = [brokerFixture('generic-semicolon.csv'), brokerFixture('schwab-today.csv')]
    await desk.commit(paths)
    expect((await desk.history()).batches[0]?.files.map((file) => file.name)).toEqual(['schwab-today.csv'])
    const path = brokerFixture('generic-semicolon.csv')
    const answered = await desk.commit(paths, { answers: { [path]: { account: 'answered' } } })
    expect(answered.files[0]?.account).toBe('answered')
    expect((await desk.transactions({ account: 'answered' })).length).toBe(2)
  })

  it('keeps held-back rows with their batch, and is nothing to store once they are held', async () => {
    const desk = openLedgerDesk()
    const path = desk.file('held.csv', `${HEADER}"06/09/2026","Nonsense","A","B","1","1","","1"\n"oops","Buy","A","B","1","1","","1"\n`)
    const done = await desk.commit([path], main)
    expect(done.batch).not.toBeNull()
    expect((await desk.rowsOfBatch({ batch: done.batch ?? '', status: 'error' })).rows).toEqual([
      { line: 3, column: 'Date', status: 'error', reason: '“oops” is not a date of this layout.', raw: '"oops","Buy","A","B","1","1","","1"', file: path },
    ])
    expect((await desk.commit([path], main)).batch).toBeNull()
    expect((await desk.undo(done.batch)).removed.transactions).toBe(0)
    expect((await desk.commit([path], main)).batch).not.toBeNull()
  })

  it('stores nothing when it is cancelled before the commit', async () => {
    const desk = openLedgerDesk()
    const path = rowsFile(desk, 'many.csv', 5_000)
    const preview = await desk.preview([path], main)
    desk.cancelAtBreath = 1
    await expect(desk.commit({ preview: preview.preview })).rejects.toThrow('cancelled')
    desk.cancelAtBreath = null
    expect(desk.generation()).toBe(0)
    expect(await desk.transactions()).toEqual([])
    expect((await desk.commit({ preview: preview.preview })).batch).toBe('1')
  })

  it('says that a preview is no longer held', async () => {
    const desk = openLedgerDesk()
    expect(errorOf(await desk.tryCommit({ preview: 'preview-of-another-life' }))).toEqual({ kind: 'preview-gone', preview: 'preview-of-another-life' })
  })

  it('holds many previews by staging the older ones again', async () => {
    const desk = openLedgerDesk()
    const first = await desk.preview([brokerFixture('schwab-today.csv')])
    for (let index = 0; index < 6; index += 1) await desk.preview([rowsFile(desk, `f${index}.csv`, index + 1)], main)
    const done = await desk.commit({ preview: first.preview })
    expect(done.files).toEqual(first.files)
    expect(await desk.transactions()).toHaveLength(8)
  })
})

describe('import.rows', () => {
  it('pages through the rows of a preview and of its batch alike', async () => {
    const desk = openLedgerDesk()
    const preview = await desk.preview([brokerFixture('schwab-today.csv'), rowsFile(desk, 'more.csv', 3)], main)
    const all: number[] = []
    let cursor: string | undefined
    do {
      const page = await desk.rowsOfPreview({ preview: preview.preview, limit: 4, ...(cursor === undefined ? {} : { cursor }) })
      all.push(...page.rows.map((found) => found.line))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(all).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 2, 3, 4])
    const whole = await desk.rowsOfPreview({ preview: preview.preview })
    const done = await desk.commit({ preview: preview.preview })
    expect(await desk.rowsOfBatch({ batch: done.batch ?? '' })).toEqual(whole)
    const first = await desk.rowsOfBatch({ batch: done.batch ?? '', limit: 5 })
    const rest = await desk.rowsOfBatch({ batch: done.batch ?? '', ...(first.next === null ? {} : { cursor: first.next }) })
    expect([...first.rows, ...rest.rows]).toEqual(whole.rows)
    expect((await desk.rowsOfBatch({ batch: done.batch ?? '', file: 'more.csv' })).rows).toHaveLength(3)
    expect((await desk.rowsOfPreview({ preview: preview.preview, status: 'ignored' })).rows.map((found) => found.line)).toEqual([11])
  })
})

describe('import.rows of prices', () => {
  const HEAD = 'Date,Open,High,Low,Close,Adj Close,Volume\n'
  const bar = (day: number, close = 10): string => `2024-01-${String(day).padStart(2, '0')},10,12,9,${close},${close},5\n`
  const SESSIONS = [2, 3, 4, 5, 8, 9, 10, 11, 12]
  const prices = (desk: LedgerDesk, name: string, from: number, to: number): string =>
    desk.file(
      name,
      HEAD +
        SESSIONS.slice(from, to)
          .map((day) => bar(day))
          .join(''),
    )
  const faulty = (desk: LedgerDesk): string => desk.file('QRST.csv', `${HEAD}${bar(2)}\n${bar(3, 13)}${HEAD}${bar(4)}${bar(4)}${bar(5)}`)

  it('are all there with line and text, of a preview and of its batch alike, page by page', async () => {
    const desk = openLedgerDesk()
    const preview = await desk.preview([faulty(desk), prices(desk, 'UVWX.csv', 0, 3)])
    const whole = await desk.rowsOfPreview({ preview: preview.preview })
    expect(whole.rows.map(({ line, status, raw }) => [line, status, raw])).toEqual([
      [2, 'new', bar(2).trim()],
      [4, 'review', bar(3, 13).trim()],
      [6, 'new', bar(4).trim()],
      [7, 'ignored', bar(4).trim()],
      [8, 'new', bar(5).trim()],
      [2, 'new', bar(2).trim()],
      [3, 'new', bar(3).trim()],
      [4, 'new', bar(4).trim()],
    ])
    expect(whole.rows).toHaveLength(preview.totals.read)
    const { batch } = await desk.commit({ preview: preview.preview })
    expect(await desk.rowsOfBatch({ batch: batch ?? '' })).toEqual(whole)
    for (const read of [
      (cursor: object) => desk.rowsOfPreview({ preview: preview.preview, limit: 2, ...cursor }),
      (cursor: object) => desk.rowsOfBatch({ batch: batch ?? '', limit: 2, ...cursor }),
    ]) {
      const rows: unknown[] = []
      for (let cursor: object | null = {}; cursor !== null; ) {
        const page: Awaited<ReturnType<typeof read>> = await read(cursor)
        rows.push(...page.rows)
        cursor = page.next === null ? null : { cursor: page.next }
      }
      expect(rows).toEqual(whole.rows)
    }
    expect((await desk.rowsOfBatch({ batch: batch ?? '', status: 'new', file: 'QRST.csv' })).rows.map(({ line }) => line)).toEqual([2, 6, 8])
  })

  it('name those that were known already, and stay when the batch is undone', async () => {
    const desk = openLedgerDesk()
    await desk.commit([prices(desk, 'UVWX.csv', 0, 6)])
    const { batch } = await desk.commit([prices(desk, 'UVWX_2.csv', 4, 9)])
    const rows = await desk.rowsOfBatch({ batch: batch ?? '' })
    expect(rows.rows.map(({ line, status }) => [line, status])).toEqual([
      [2, 'known'],
      [3, 'known'],
      [4, 'new'],
      [5, 'new'],
      [6, 'new'],
    ])
    await desk.undo(batch)
    expect(await desk.rowsOfBatch({ batch: batch ?? '' })).toEqual(rows)
  })

  it('are read back of dated values and of the holdings of a fund as well', async () => {
    const desk = openLedgerDesk()
    const values = desk.file('DGS10.csv', 'observation_date,DGS10\n2024-01-02,4.1\n2024-01-03,\n2024-01-04,4.2\n')
    const holdings = 'test/fixtures/holdings/OSCF_holdings.csv'
    const { batch, totals } = await desk.commit([values, holdings])
    const { rows } = await desk.rowsOfBatch({ batch: batch ?? '' })
    expect(rows).toHaveLength(totals.read)
    expect(rows.slice(0, 3).map(({ line, status, raw }) => [line, status, raw])).toEqual([
      [2, 'new', '2024-01-02,4.1'],
      [3, 'ignored', '2024-01-03,'],
      [4, 'new', '2024-01-04,4.2'],
    ])
    const lines = readFileSync(holdings, 'utf8').split('\n')
    for (const { line, raw } of rows.slice(3)) expect(raw).toBe(lines[line - 1])
  })

  it('keep their lines when the file is another one by now, and say so', async () => {
    const desk = openLedgerDesk()
    const path = prices(desk, 'UVWX.csv', 0, 2)
    const preview = await desk.preview([path])
    const { batch } = await desk.commit({ preview: preview.preview })
    const gone = [2, 3].map((line) => ({ line, status: 'new', reason: 'File moved or changed since it was read.', raw: '', file: path }))
    writeFileSync(path, HEAD + bar(2, 11))
    expect((await desk.rowsOfBatch({ batch: batch ?? '' })).rows).toEqual(gone)
    expect((await desk.rowsOfPreview({ preview: preview.preview })).rows).toEqual(gone)
    rmSync(path)
    expect((await desk.rowsOfBatch({ batch: batch ?? '' })).rows).toEqual(gone)
  })
})

describe('import.undo', () => {
  it('takes any batch back, keeps what another batch holds too, and can be followed by the same import', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const first = await desk.commit([rowsFile(desk, 'a.csv', 3)], main)
    const second = await desk.commit([rowsFile(desk, 'b.csv', 5)], main)
    const both = desk.hash()
    expect((await desk.undo(first.batch)).removed).toEqual({ transactions: 0, bars: 0, observations: 0, holdings: 0 })
    expect(await desk.transactions()).toHaveLength(5)
    await desk.commit([rowsFile(desk, 'a.csv', 3)], main)
    expect(desk.hash()).not.toBe(both)
    expect((await desk.undo(second.batch)).removed.transactions).toBe(5)
    expect(desk.hash()).toBe(empty)
    expect((await desk.history()).batches.map((batch) => batch.undone)).toEqual([true, true])
  })

  it('refuses a batch that is unknown or undone already', async () => {
    const desk = openLedgerDesk()
    const { batch } = await desk.commit([rowsFile(desk, 'a.csv', 1)], main)
    await desk.undo(batch)
    expect(errorOf(await desk.tryUndo(batch))).toMatchObject({ kind: 'refused', field: 'batch' })
    for (const unknown of ['99', 'x', '1e3']) expect(errorOf(await desk.tryUndo(unknown))).toEqual({ kind: 'not-found', what: 'import', id: unknown })
  })

  it('asks before it takes an edited row along, and keeps the edit in history', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const { batch } = await desk.commit([rowsFile(desk, 'a.csv', 2)], main)
    const [first] = await desk.transactions()
    await desk.edit({ id: first?.id ?? '', kind: 'buy', session: '2026-06-09', symbol: 'SYM0', quantity: 7, price: '10' })
    expect(errorOf(await desk.tryUndo(batch))).toEqual({
      kind: 'confirm-needed',
      what: 'Undoing import 1',
      conflicts: ['you edited the buy of SYM0 of 2026-06-09 in main'],
    })
    const undone = await desk.undo(batch, true)
    expect(undone).toMatchObject({ removed: { transactions: 2 }, conflicts: ['you edited the buy of SYM0 of 2026-06-09 in main'] })
    expect(desk.hash()).toBe(empty)
  })
})
