import { describe, expect, test } from 'vitest'
import { channels } from '#contract/channels.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { chunkChecksum, encodeColumns, encodeSources } from '../../../../src/main/store/column-chunk.ts'
import { changesSince, readGeneration } from '../../../../src/main/store/generation.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import { ensureInstrument } from '../../../../src/main/store/instruments.ts'
import { accountsList } from '../../../../src/main/threads/analysis/reads/accounts-list.ts'
import { instrumentsGet } from '../../../../src/main/threads/analysis/reads/instruments-get.ts'
import { instrumentsList } from '../../../../src/main/threads/analysis/reads/instruments-list.ts'
import { registersList } from '../../../../src/main/threads/analysis/reads/registers-list.ts'
import { settingsGet } from '../../../../src/main/threads/analysis/reads/settings-get.ts'
import { workspaceInfoRead } from '../../../../src/main/threads/analysis/reads/workspace-info.ts'
import { upsertAccount } from '../../../../src/main/threads/ledger/accounts-upsert.ts'
import { upsertRegister } from '../../../../src/main/threads/ledger/registers-upsert.ts'
import { setSettings } from '../../../../src/main/threads/ledger/settings-set.ts'
import { addToWatchlist } from '../../../../src/main/threads/ledger/watchlist-add.ts'
import { removeFromWatchlist } from '../../../../src/main/threads/ledger/watchlist-remove.ts'
import { addBatchFile } from '../../store/batch-file.ts'
import { freshWorkspace, NOW_AT_MS } from '../../store/fresh-workspace.ts'
import { analyse, ledgerContext } from '../ledger-context.ts'

/** A primary daily series of closes, day by day. */
function addBars(db: WriteDb, symbol: string, bars: Readonly<Record<string, number>>): void {
  const sessions = Object.keys(bars).sort()
  const series = db
    .prepare(
      `INSERT INTO series (kind, instrument_id, timeframe, profile_id, adjustment, is_primary, import_order) VALUES ('bars', ?, '1d', 'yahoo', 'split', 1, 1)`,
    )
    .run(ensureInstrument(db, symbol)).lastInsertRowid
  const column = Float64Array.from(sessions, (session) => bars[session] ?? Number.NaN)
  const encoded = encodeColumns({ stamps: Int32Array.from(sessions, dayNumber), columns: [column, column, column, column, column] })
  const sources = encodeSources({
    fileIds: new Int32Array(sessions.length).fill(addBatchFile(db)),
    lines: new Int32Array(sessions.length),
    flags: new Uint8Array(sessions.length),
  })
  db.prepare('INSERT INTO bar_chunks (series_id, period, format, checksum, bars, sources) VALUES (?, 2026, 1, ?, ?, ?)').run(
    series,
    chunkChecksum(encoded, sources),
    encoded,
    sources,
  )
  db.prepare(
    `INSERT INTO coverage (series_id, period, first_session, last_session, count, zero_volume_count, missing_volume_count) VALUES (?, 2026, ?, ?, ?, 0, 0)`,
  ).run(series, sessions[0], sessions.at(-1), sessions.length)
}

function addTransaction(db: WriteDb, session: string, kind: string, symbol: string | null, quantity: string | null, amount: string): void {
  db.prepare(
    `INSERT INTO transactions (account_id, kind, session, symbol_text, quantity, amount, currency, origin, ordinal_in_file, base_key, occurrence, key_version)
     VALUES ('A', ?, ?, ?, ?, ?, 'USD', 'imported', 0, ?, 0, 1)`,
  ).run(kind, session, symbol, quantity, amount, `nat:${session}${kind}${symbol}`)
}

describe('accounts.upsert and accounts.list', () => {
  test('make an account, keep what is not said again, and answer in the shape of the contract', async () => {
    const { db, dir } = freshWorkspace()
    const made = await upsertAccount({ account: 'A', equity: 100_000, cash: '25000.50', asOf: '2026-11-02' }, ledgerContext(db, dir))
    expect(made).toEqual({
      ok: true,
      value: {
        account: 'A',
        label: 'A',
        currency: 'USD',
        equity: '100000',
        cash: '25000.5',
        asOf: '2026-11-02',
        statedAsOf: '2026-11-02',
        hasStatedOpening: false,
        lotMethod: 'fifo',
        transactions: 0,
      },
    })
    expect(changesSince(db, 0)).toEqual([{ kind: 'account', id: 'A' }])
    await upsertAccount({ account: 'A', label: 'Swing', currency: 'usd' }, ledgerContext(db, dir))
    const list = await analyse(accountsList, {}, db, dir)
    expect(list).toMatchObject({ ok: true, value: { accounts: [{ account: 'A', label: 'Swing', currency: 'USD', equity: '100000', cash: '25000.5' }] } })
    expect(channels['accounts.list'].output.safeParse(list.ok ? list.value : null).success).toBe(true)
  })

  test('date a value without a date by the day in New York', async () => {
    const { db, dir } = freshWorkspace()
    // 03:00 UTC on the 21st is still the 20th in New York.
    const made = await upsertAccount({ account: 'A', cash: '1' }, ledgerContext(db, dir, Date.UTC(2026, 10, 21, 3)))
    expect(made).toMatchObject({ value: { asOf: '2026-11-20', equity: null, cash: '1' } })
  })

  test('show cash and equity on the day of the last transaction, marked by its closes', async () => {
    const { db, dir } = freshWorkspace()
    await upsertAccount({ account: 'A', equity: '10000', cash: '10000', asOf: '2026-11-17' }, ledgerContext(db, dir))
    addBars(db, 'PLUG', { '2026-11-16': 2, '2026-11-17': 2.1, '2026-11-18': 2.5, '2026-11-19': 3, '2026-11-20': 4 })
    addTransaction(db, '2026-11-18', 'buy', 'PLUG', '100', '-250')
    addTransaction(db, '2026-11-19', 'dividend', 'PLUG', null, '5')
    expect(await analyse(accountsList, {}, db, dir)).toMatchObject({
      value: { accounts: [{ asOf: '2026-11-19', statedAsOf: '2026-11-17', cash: '9755', equity: '10055', transactions: 2 }] },
    })
  })

  test('leave equity unknown when a held name has no fresh price', async () => {
    const { db, dir } = freshWorkspace()
    await upsertAccount({ account: 'A', equity: '10000', cash: '10000', asOf: '2026-11-17' }, ledgerContext(db, dir))
    addBars(db, 'PLUG', { '2026-11-16': 2, '2026-11-17': 2.1 })
    addTransaction(db, '2026-11-17', 'buy', 'PLUG', '100', '-250')
    addTransaction(db, '2026-11-18', 'fee', null, null, '-1')
    expect(await analyse(accountsList, {}, db, dir)).toMatchObject({ value: { accounts: [{ asOf: '2026-11-18', cash: '9999', equity: '9999' }] } })
    addTransaction(db, '2026-11-20', 'fee', null, null, '-1')
    expect(await analyse(accountsList, {}, db, dir)).toMatchObject({ value: { accounts: [{ asOf: '2026-11-20', cash: '9998', equity: null }] } })
  })

  test('refuse a number that is no amount, and store nothing', async () => {
    const { db, dir } = freshWorkspace()
    expect(await upsertAccount({ account: 'A', equity: '1'.repeat(30) }, ledgerContext(db, dir))).toMatchObject({
      ok: false,
      error: { kind: 'refused', field: 'equity' },
    })
    expect(readGeneration(db)).toBe(0)
  })
})

describe('settings.set and settings.get', () => {
  test('change what is named, in capitals where it is a symbol, and store nothing when nothing changes', async () => {
    const { db, dir } = freshWorkspace()
    const set = await setSettings({ smallCapProxy: 'vtwo', regimeSet: ['iwm', ' spy', 'IWM'], view: { screen: 'x' } }, ledgerContext(db, dir))
    expect(set).toMatchObject({ ok: true, value: { settings: { smallCapProxy: 'VTWO', regimeSet: ['IWM', 'SPY'], theme: 'system', view: { screen: 'x' } } } })
    expect(changesSince(db, 0).map((change) => change.id)).toEqual(['regimeSet', 'smallCapProxy', 'view'])
    await setSettings({ smallCapProxy: 'VTWO', theme: 'system', view: { screen: 'x' } }, ledgerContext(db, dir))
    await setSettings({}, ledgerContext(db, dir))
    expect(readGeneration(db)).toBe(1)
    expect(await analyse(settingsGet, {}, db, dir)).toEqual(set)
  })
})

describe('the watchlist', () => {
  test('takes a name once and gives it back once', async () => {
    const { db, dir } = freshWorkspace()
    for (const symbol of ['PLUG', 'PLUG', 'AMC']) expect(await addToWatchlist({ symbol }, ledgerContext(db, dir))).toEqual({ ok: true, value: { symbol } })
    for (const symbol of ['PLUG', 'PLUG']) expect(await removeFromWatchlist({ symbol }, ledgerContext(db, dir))).toEqual({ ok: true, value: { symbol } })
    expect(readGeneration(db)).toBe(3)
  })
})

describe('registers.upsert and registers.list', () => {
  test('keep the newest look of a name', async () => {
    const { db, dir } = freshWorkspace()
    const row = { symbol: 'PLUG', flags: [{ code: 'halted', asOf: '2026-11-19' }], checkedAsOf: '2026-11-20' }
    expect(await upsertRegister({ register: 'risk-flags', row }, ledgerContext(db, dir))).toEqual({ ok: true, value: { register: 'risk-flags', row } })
    expect(await analyse(registersList, { register: 'risk-flags' }, db, dir)).toEqual({ ok: true, value: { rows: [row] } })
    expect(await analyse(registersList, { register: 'risk-flags', symbol: 'GME' }, db, dir)).toEqual({ ok: true, value: { rows: [] } })
    expect(changesSince(db, 0)).toEqual([{ kind: 'register', id: 'risk-flags' }])
  })
})

describe('instruments.list and instruments.get', () => {
  test('page by symbol and name what is not there', async () => {
    const { db, dir } = freshWorkspace()
    for (const symbol of ['C', 'A', 'B']) ensureInstrument(db, symbol)
    const first = await analyse(instrumentsList, { limit: 2 }, db, dir)
    expect(first).toMatchObject({ value: { instruments: [{ symbol: 'A' }, { symbol: 'B' }], next: 'B' } })
    expect(await analyse(instrumentsList, { limit: 2, cursor: 'B' }, db, dir)).toMatchObject({ value: { instruments: [{ symbol: 'C' }], next: null } })
    expect(channels['instruments.list'].output.safeParse(first.ok ? first.value : null).success).toBe(true)
    expect(await analyse(instrumentsGet, { symbol: 'B' }, db, dir)).toMatchObject({ ok: true, value: { symbol: 'B', firstSession: null, series: 0 } })
    expect(await analyse(instrumentsGet, { symbol: 'Z' }, db, dir)).toEqual({ ok: false, error: { kind: 'not-found', what: 'instrument', id: 'Z' } })
  })
})

describe('workspace.info', () => {
  test('says where it is, what it holds, and the session questions are answered for', async () => {
    const { db, dir } = freshWorkspace()
    expect(await analyse(workspaceInfoRead, {}, db, dir)).toMatchObject({
      value: { path: dir, generation: 0, asOf: null, clockWarning: null, counts: { bars: 0, batches: 0 } },
    })
    addBars(db, 'PLUG', { '2026-11-18': 1, '2026-11-20': 1 })
    expect(await analyse(workspaceInfoRead, {}, db, dir)).toMatchObject({ value: { asOf: '2026-11-20' } })
    addBars(db, 'IWM', { '2026-11-18': 1, '2026-11-19': 1, '2026-11-24': 1 })
    const info = await analyse(workspaceInfoRead, {}, db, dir)
    expect(info).toMatchObject({
      value: {
        asOf: '2026-11-19',
        clockWarning: 'The clock of this computer says 2026-11-20, but the newest bar is of 2026-11-24. Set the clock right: ages of data are counted from it.',
        counts: { bars: 5, series: 2, instruments: 2 },
        now: new Date(NOW_AT_MS).toISOString(),
      },
    })
    expect(channels['workspace.info'].output.safeParse(info.ok ? info.value : null).success).toBe(true)
  })

  test('warns of a clock that stands before the last entry', async () => {
    const { db, dir } = freshWorkspace()
    await addToWatchlist({ symbol: 'PLUG' }, ledgerContext(db, dir))
    expect(await analyse(workspaceInfoRead, {}, db, dir, NOW_AT_MS - 1)).toMatchObject({
      value: { clockWarning: expect.stringContaining('stands before the last entry, of 2026-11-20') },
    })
  })
})
