import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import { createCancelSource } from '../../../src/contract/rpc/cancel-token.ts'
import type { Output } from '../../../src/contract/channels.ts'
import { type RecordFamilyName, recordFamilies } from '../../../src/main/store/record-families.ts'
import { openSourceDesk, type SourceDesk } from '../../support/source-desk.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const NOW_AT_MS = Date.parse('2026-11-20T22:00:00Z')

const folders: string[] = []
const desks: SourceDesk[] = []
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'))
  folders.push(folder)
  return folder
}

const GUARDED = `date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note
2026-06-01,opening,KRNT,100,18.00,,,USD,=desk,,bought before this history
2026-06-09T20:31:00-04:00,buy,KRNT,1.5,20.15,-30.225,,USD,=desk,E-1,"=HYPERLINK(""x""), the ""first"""
2026-06-09,cash-out,,,,-12.5,,EUR,=desk,,'-5
`

/** A workspace with rows of every family that an import can read back. */
async function openFilled(): Promise<{ desk: SourceDesk; folder: string }> {
  const folder = newFolder()
  writeFileSync(join(folder, 'own.csv'), GUARDED)
  const desk = openSourceDesk(join(folder, 'workspace'), { nowAtMs: NOW_AT_MS })
  desks.push(desk)
  await desk.ask('workspace.create', {})
  const paths = [
    join(folder, 'own.csv'),
    join(FIXTURES, 'brokers/generic.csv'),
    join(FIXTURES, 'brokers/tastytrade.csv'),
    join(FIXTURES, 'positions/schwab-all-accounts.csv'),
    join(FIXTURES, 'bars'),
    join(FIXTURES, 'series'),
    join(FIXTURES, 'records'),
  ]
  await desk.ask('import.commit', { files: paths.map((path) => ({ path })), answers: { account: 'desk' } })
  return { desk, folder }
}

interface Contents {
  readonly files: readonly { readonly name: string; readonly rows: number; readonly bytes: number; readonly sha256: string }[]
}
const contentsOf = (folder: string): Contents => JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')) as Contents
const digests = ({ files }: Contents): [string, string][] =>
  files.filter(({ name }) => /^(?:transactions|positions|bars|series|records)\b.*\.csv$/.test(name)).map(({ name, sha256 }) => [name, sha256])

describe('workspace.export', () => {
  it('writes what an import reads back unchanged: exported again from the copy, every file is the same to the byte', async () => {
    const { desk, folder } = await openFilled()
    const out = await desk.ask('workspace.export', { folder: join(folder, 'out') })
    const first = contentsOf(out.folder)
    expect(first.files.find(({ name }) => name === 'transactions.csv')?.rows).toBeGreaterThan(10)

    const copy = openSourceDesk(join(folder, 'copy'), { nowAtMs: NOW_AT_MS })
    desks.push(copy)
    await copy.ask('workspace.create', {})
    const imported = await copy.ask('import.commit', {
      files: ['transactions.csv', 'positions.csv', 'bars', 'series', 'records'].map((name) => ({ path: join(out.folder, name) })),
    })
    const csv = imported.files.filter(({ path }) => path.endsWith('.csv'))
    expect(
      csv
        .map(({ path, format, error, rows }) => [path, format !== null, error ?? null, rows.error + rows.review])
        .filter(([, known, , held]) => known !== true || held !== 0),
    ).toEqual([])
    const again = await copy.ask('workspace.export', { formats: ['csv'], folder: join(folder, 'again') })
    expect(digests(contentsOf(again.folder))).toEqual(digests(first))
  })

  it('gives every dated record back as it stood, with its day, its moment and what was assumed of it', async () => {
    const { desk, folder } = await openFilled()
    const out = await desk.ask('workspace.export', { formats: ['csv'], folder: join(folder, 'out') })
    const copy = openSourceDesk(join(folder, 'copy'), { nowAtMs: NOW_AT_MS })
    desks.push(copy)
    await copy.ask('workspace.create', {})
    await copy.ask('import.commit', { files: [{ path: join(out.folder, 'records') }] })
    const recordsOf = async (of: SourceDesk, family: RecordFamilyName): Promise<readonly string[]> => {
      const { records } = await of.ask('records.list', { family })
      return records
        .map(({ symbol, day, knownAt, knownOn, isAssumed, values }) => JSON.stringify([symbol, day, knownAt, knownOn, isAssumed, values]))
        .toSorted()
    }
    for (const family of Object.keys(recordFamilies) as RecordFamilyName[]) {
      const stored = await recordsOf(desk, family)
      expect(stored.length, family).toBeGreaterThan(0)
      expect(await recordsOf(copy, family), family).toEqual(stored)
    }
    const again = await desk.ask('import.preview', { files: [{ path: join(out.folder, 'records') }] })
    expect(again.totals).toMatchObject({ new: 0, review: 0, error: 0 })
  })

  it('adds nothing to the workspace it came from', async () => {
    const { desk, folder } = await openFilled()
    const out = await desk.ask('workspace.export', { formats: ['csv'], folder: join(folder, 'out') })
    const preview = await desk.ask('import.preview', { files: [{ path: join(out.folder, 'transactions.csv') }] })
    expect(preview.files[0]?.rows).toMatchObject({ new: 0, review: 0, error: 0 })
  })

  it('lists every file with its rows, bytes and SHA-256, and writes every table of the store', async () => {
    const { desk, folder } = await openFilled()
    const out: Output<'workspace.export'> = await desk.ask('workspace.export', { folder: join(folder, 'out') })
    const { files } = contentsOf(out.folder)
    const found = (readdirSync(out.folder, { recursive: true, withFileTypes: true }) as { isFile(): boolean }[]).filter((entry) => entry.isFile())
    expect(found.length).toBe(files.length + 1)
    expect(out.files).toBe(files.length + 1)
    for (const { name, bytes, rows } of files) {
      const text = readFileSync(join(out.folder, name), 'utf8')
      expect(Buffer.byteLength(text)).toBe(bytes)
      if (name.endsWith('.csv')) expect([name, (parse(text, { columns: true, bom: true }) as unknown[]).length]).toEqual([name, rows])
      else expect(JSON.parse(text)).toBeTruthy()
    }
    for (const table of ['accounts', 'batches', 'raw_rows', 'settings', 'audit_log', 'watchlist'])
      expect(files.map(({ name }) => name)).toContain(`tables/${table}.csv`)
  })

  it('refuses a folder that is there, and leaves nothing when it is cancelled', async () => {
    const { desk, folder } = await openFilled()
    expect(await desk.client.call('workspace.export', { folder })).toMatchObject({ ok: false, error: { kind: 'refused', field: 'folder' } })
    const source = createCancelSource()
    const asked = desk.client.call('workspace.export', { folder: join(folder, 'cancelled') }, { cancel: source.token, onProgress: () => source.cancel() })
    expect(await asked).toEqual({ ok: false, error: { kind: 'cancelled' } })
    expect(readdirSync(folder).filter((name) => name.includes('cancelled'))).toEqual([])
  })

  it('is for its owner alone, and says so where no folder can be made', async () => {
    const { desk, folder } = await openFilled()
    const out = await desk.ask('workspace.export', { formats: ['json'], folder: join(folder, 'deep', 'out') })
    if (process.platform !== 'win32') expect(statSync(out.folder).mode & 0o077).toBe(0)
    const refused = await desk.client.call('workspace.export', { formats: ['json'], folder: join(folder, 'own.csv', 'out') })
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  it('goes below the workspace where no folder is named, beside earlier exports of the same state', async () => {
    const { desk, folder } = await openFilled()
    const [one, two] = [await desk.ask('workspace.export', { formats: ['json'] }), await desk.ask('workspace.export', { formats: ['json'] })]
    expect(two.folder).toBe(`${one.folder}-2`)
    expect(existsSync(join(folder, 'workspace', 'exports'))).toBe(true)
  })
})
