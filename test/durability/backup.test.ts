import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkWholeFile } from '../../src/main/store/check-tables.ts'
import { verifyChunks } from '../../src/main/store/chunk-checks.ts'
import { verifyContent } from '../../src/main/store/content-checks.ts'
import type { ReadDb } from '../../src/main/store/handles.ts'
import { openWorkspaceForWrite } from '../../src/main/store/open.ts'
import { stateHash } from '../../src/main/store/state-hash.ts'
import { databasePath } from '../../src/main/store/workspace-files.ts'
import { openSourceDesk, type SourceDesk } from '../support/source-desk.ts'
import { OLDEST, writeOlderWorkspace } from './older-workspace.ts'
import { writePriceHistory } from './price-history.ts'

const NOW_AT_MS = Date.UTC(2026, 10, 20, 22)
const PAGE_BYTES = 4_096

let root: string
let prices: string
let more: string
let trades: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'backup-'))
  prices = writePriceHistory(join(root, 'prices'), 3, 1)
  more = writePriceHistory(join(root, 'more'), 5, 2)
  trades = join(root, 'trades.csv')
  const rows = Array.from({ length: 60 }, (_, i) => `2026-0${1 + (i % 9)}-1${i % 10},buy,KRNT,${1 + i},12.5,-${(1 + i) * 12.5},,USD,main,buy-${i},`)
  writeFileSync(trades, ['date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note', ...rows, ''].join('\n'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const openDesk = (dir: string): SourceDesk => openSourceDesk(dir, { nowAtMs: NOW_AT_MS })

/** A workspace with an account and prices, and a backup of it; closed. */
async function backedUp(name: string): Promise<{ dir: string; backup: string; state: string }> {
  const dir = join(root, name)
  const desk = openDesk(dir)
  await desk.ask('workspace.create', {})
  await desk.ask('import.commit', { files: [{ path: trades }, { path: prices }] })
  await desk.ask('watchlist.add', { symbol: 'KRNT' })
  const backup = await desk.ask('workspace.backup', {})
  await desk.close()
  return { dir, backup: backup.name, state: stateOf(dir) }
}

function stateOf(dir: string): string {
  const opened = openWorkspaceForWrite(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  try {
    return stateHash(opened.value)
  } finally {
    opened.value.close()
  }
}

describe('a backup', () => {
  test('brings everything back in one commit, keeps what stood there before, and readers see it at once', async () => {
    const { dir, backup, state } = await backedUp('whole')
    const desk = openDesk(dir)
    await desk.ask('import.undo', { batch: '1' })
    await desk.ask('import.commit', { files: [{ path: more }] })
    await desk.ask('watchlist.remove', { symbol: 'KRNT' })
    const before = await desk.ask('workspace.info', {})
    const restored = await desk.ask('workspace.restore', { backup })
    expect(restored.generation).toBe(before.generation + 1)
    expect((await desk.ask('workspace.info', {})).counts).toMatchObject({ transactions: 60, batches: 1 })
    expect((await desk.ask('watchlist.list', {})).rows.map(({ symbol }) => symbol)).toEqual(['KRNT'])
    expect(await desk.ask('workspace.verify', {})).toMatchObject({ backup: null, ok: true, problems: [], backups: [restored.keptAs, backup] })
    // What the restore took away is a backup like any other.
    await desk.ask('workspace.restore', { backup: restored.keptAs })
    expect((await desk.ask('workspace.info', {})).counts).toMatchObject({ transactions: 0, batches: 1 })
    await desk.ask('workspace.restore', { backup })
    await desk.close()
    expect(stateOf(dir)).toBe(state)
  })

  test('that was cut short, edited, or replaced by something else is refused and changes nothing', async () => {
    const { dir, backup, state } = await backedUp('spoilt')
    const file = join(dir, 'backups', backup)
    const good = readFileSync(file)
    const spoils: Readonly<Record<string, () => void>> = {
      'its bytes are not the ones that were written': () => truncateSync(file, good.length - PAGE_BYTES),
      'a page cannot be read': () => {
        rmSync(`${file}.json`)
        truncateSync(file, good.length - 3 * PAGE_BYTES)
      },
      'it was not written by this program': () => {
        const bytes = Buffer.from(good)
        bytes.writeUInt32BE(1, 68)
        writeFileSync(file, bytes)
      },
      'the transactions and statements of account main are not the ones that were stored': () => writeFileSync(file, withOtherMoney(good)),
    }
    const desk = openDesk(dir)
    for (const [reason, spoil] of Object.entries(spoils)) {
      spoil()
      const { ok, problems } = await desk.ask('workspace.verify', { backup })
      expect(ok, reason).toBe(false)
      const outcome = await desk.client.call('workspace.restore', { backup })
      expect(outcome, reason).toMatchObject({ ok: false, error: { kind: 'refused', field: 'backup' } })
      if (reason !== 'a page cannot be read') expect(problems.join()).toContain(reason)
      writeFileSync(file, good)
    }
    expect(await desk.client.call('workspace.restore', { backup: 'none.db' })).toMatchObject({ ok: false, error: { kind: 'not-found', what: 'backup' } })
    expect(await desk.client.call('workspace.restore', { backup: '../desk.db' } as never)).toMatchObject({ ok: false, error: { kind: 'bad-input' } })
    await desk.close()
    expect(stateOf(dir)).toBe(state)
  })

  test('is made by itself before an older workspace is brought up to date, and can be restored like any other', async () => {
    const dir = join(root, 'older')
    writeOlderWorkspace(dir, OLDEST)
    const desk = openDesk(dir)
    const [backup = ''] = (await desk.ask('workspace.verify', {})).backups
    expect(backup).toMatch(/^before-schema-\d+-from-4-generation-0\.db$/)
    expect(await desk.ask('workspace.verify', { backup })).toMatchObject({ ok: true, schemaVersion: OLDEST })
    const [row] = (await desk.ask('transactions.list', { limit: 1 })).transactions
    await desk.ask('transactions.remove', { id: row?.id ?? '' })
    expect((await desk.ask('workspace.info', {})).counts.transactions).toBe(299)
    await desk.ask('workspace.restore', { backup })
    expect((await desk.ask('workspace.info', {})).counts.transactions).toBe(300)
    await desk.close()
  })

  test('opens a workspace whose database is damaged, and the damaged file is kept', async () => {
    const { dir, backup, state } = await backedUp('damaged')
    writeFileSync(databasePath(dir), 'Date,Close\n2026-11-20,1\n')
    const desk = openDesk(dir)
    expect(await desk.client.call('workspace.info', {})).toMatchObject({ ok: false, error: { kind: 'workspace-corrupt' } })
    expect(await desk.ask('workspace.verify', {})).toMatchObject({ ok: false, backups: [backup] })
    expect(await desk.ask('workspace.verify', { backup })).toMatchObject({ ok: true, problems: [] })
    const { keptAs } = await desk.ask('workspace.restore', { backup })
    expect((await desk.ask('workspace.info', {})).counts.transactions).toBe(60)
    await desk.close()
    expect(readFileSync(join(dir, 'backups', keptAs), 'utf8')).toContain('2026-11-20,1')
    expect(stateOf(dir)).toBe(state)
    expect(readdirSync(join(dir, 'staging'))).toEqual([])
  })
})

test('a page that says something else is noticed by the digest of its account, its import or its chunk, where SQLite sees nothing', async () => {
  const { dir } = await backedUp('silent')
  const good = readFileSync(databasePath(dir))
  const file = join(root, 'silent.db')
  let bySqlite = 0
  let byDigest = 0
  for (const page of pagesOfMoney(dir)) {
    writeFileSync(file, withOtherDigits(good, page))
    const db = new Database(file, { readonly: true }) as ReadDb
    const sound = checkWholeFile(db)
    if (sound !== null) bySqlite += 1
    else if ([...verifyChunks(db)].at(-1)?.problems.length !== 0 || verifyContent(db).problems.length > 0) byDigest += 1
    else expect.unreachable(`page ${page} changed and nothing noticed it`)
    db.close()
  }
  console.log(`${bySqlite + byDigest} pages of money changed one by one: ${byDigest} noticed by a digest alone, ${bySqlite} by SQLite as well`)
  expect(byDigest).toBeGreaterThanOrEqual(10)
})

/** The pages that hold the figures of transactions, the text of imported rows, and bars. */
function pagesOfMoney(dir: string): readonly number[] {
  const db = new Database(databasePath(dir), { readonly: true })
  const pages = db
    .prepare<[], number>(`SELECT DISTINCT pageno FROM dbstat WHERE name IN ('transactions', 'raw_rows', 'bar_chunks') AND pagetype <> 'internal' ORDER BY 1`)
    .pluck()
    .all()
  db.close()
  return pages
}

/** The file with another figure on one page: a digit of a price where there is one, else a bit of a bar. */
function withOtherDigits(good: Buffer, page: number): Buffer {
  const bytes = Buffer.from(good)
  const end = page * PAGE_BYTES
  const price = bytes.subarray(end - PAGE_BYTES, end).lastIndexOf('12.5')
  if (price >= 0) bytes.write('13.5', end - PAGE_BYTES + price)
  else bytes[end - 300]! ^= 1
  return bytes
}

/** The file with other money in one transaction. */
const withOtherMoney = (good: Buffer): Buffer => {
  const bytes = Buffer.from(good)
  bytes.write('13.5', bytes.lastIndexOf('12.5', bytes.lastIndexOf('ext:')))
  return bytes
}
