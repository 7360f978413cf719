import { describe, expect, test } from 'vitest'
import { chunkChecksum, type ColumnChunk, encodeColumns, encodePlain, encodeSources, formatOfColumns } from '../../../src/main/store/column-chunk.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { ensureInstrument } from '../../../src/main/store/instruments.ts'
import { stateDigests, stateHash } from '../../../src/main/store/state-hash.ts'
import { stateRows, tablesOutsideState } from '../../../src/main/store/state-rows.ts'
import { addBatchFile } from './batch-file.ts'
import { freshWorkspace } from './fresh-workspace.ts'

/** A buy of PLUG at `price`, seen in the file of that name. */
function addBuy(db: WriteDb, price: string, fileName = 'a.csv'): void {
  db.exec(`INSERT OR IGNORE INTO accounts (id, label, origin, created_at_ms) VALUES ('A', 'A', 'typed', abs(random() % 1000000))`)
  const id = db
    .prepare(
      `INSERT INTO transactions (account_id, kind, session, instrument_id, quantity, price, amount, currency, origin, ordinal_in_file, base_key, occurrence, key_version)
       VALUES ('A', 'buy', '2026-11-20', ?, '10', ?, '-100', 'USD', 'imported', 0, 'nat:' || ?, 0, 1)`,
    )
    .run(ensureInstrument(db, 'PLUG'), price, price).lastInsertRowid
  db.prepare('INSERT INTO transaction_sources (transaction_id, batch_file_id, line) VALUES (?, ?, 2)').run(id, addBatchFile(db, fileName))
}

function addBars(db: WriteDb, symbol: string, closes: readonly number[], encode: (rows: ColumnChunk) => Buffer = encodeColumns): void {
  const series = db
    .prepare(
      `INSERT INTO series (kind, instrument_id, timeframe, profile_id, adjustment, is_primary, import_order) VALUES ('bars', ?, '1d', 'yahoo', 'split', 1, 1)`,
    )
    .run(ensureInstrument(db, symbol)).lastInsertRowid
  const count = closes.length
  const column = Float64Array.from(closes)
  const bars = encode({ stamps: Int32Array.from(closes, (_, i) => 20_000 + i), columns: [column, column, column, column, column] })
  const sources = encodeSources({ fileIds: new Int32Array(count).fill(addBatchFile(db)), lines: new Int32Array(count), flags: new Uint8Array(count) })
  db.prepare('INSERT INTO bar_chunks (series_id, period, format, checksum, bars, sources) VALUES (?, 2024, ?, ?, ?, ?)').run(
    series,
    formatOfColumns(bars),
    chunkChecksum(bars, sources),
    bars,
    sources,
  )
}

/** A workspace into which these steps were taken. */
function state(...steps: ((db: WriteDb) => void)[]): string {
  const { db } = freshWorkspace()
  for (const step of steps) step(db)
  return stateHash(db)
}

describe('the state hash', () => {
  test('speaks of every table or leaves it out by name', () => {
    const { db } = freshWorkspace()
    const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`).pluck().all()
    expect([...Object.keys(stateRows), ...tablesOutsideState].sort()).toEqual(tables)
  })

  test('does not depend on row ids, on the order of entry, on the clock or on what was imported and undone before', () => {
    const first = state(
      (db) => addBuy(db, '10'),
      (db) => addBars(db, 'IWM', [1, 2]),
      (db) => addBuy(db, '11'),
    )
    const second = state(
      (db) => ensureInstrument(db, 'FIRST'),
      (db) => db.exec(`DELETE FROM instruments`),
      (db) => addBatchFile(db, 'undone.csv'),
      (db) => addBars(db, 'IWM', [1, 2]),
      (db) => addBuy(db, '11'),
      (db) => addBuy(db, '10'),
    )
    expect(second).toBe(first)
  })

  test('is another for another price, another bar, another source or another setting', () => {
    const base = state(
      (db) => addBuy(db, '10'),
      (db) => addBars(db, 'IWM', [1, 2]),
    )
    const others = [
      state(
        (db) => addBuy(db, '10.5'),
        (db) => addBars(db, 'IWM', [1, 2]),
      ),
      state(
        (db) => addBuy(db, '10'),
        (db) => addBars(db, 'IWM', [1, 2.000001]),
      ),
      state(
        (db) => addBuy(db, '10', 'b.csv'),
        (db) => addBars(db, 'IWM', [1, 2]),
      ),
      state(
        (db) => addBuy(db, '10'),
        (db) => addBars(db, 'IWM', [1, 2]),
        (db) => db.exec(`INSERT INTO settings VALUES ('theme', '"dark"')`),
      ),
    ]
    expect(new Set([base, ...others]).size).toBe(5)
  })

  test('is the same for the same bars, whichever layout their bytes have', () => {
    const inLayout = (encode: (rows: ColumnChunk) => Buffer): string => state((db) => addBars(db, 'IWM', [1.25, 2, Number.NaN], encode))
    expect(inLayout(encodePlain)).toBe(inLayout(encodeColumns))
  })

  test('keeps neighbouring values apart', () => {
    const rename = (label: string, currency: string) => (db: WriteDb) =>
      db.prepare(`INSERT INTO accounts (id, label, currency, origin, created_at_ms) VALUES ('A', ?, ?, 'typed', 1)`).run(label, currency)
    expect(state(rename('text 3 ABC;', 'DEF'))).not.toBe(state(rename('text 3 ABC', ';DE')))
  })

  test('is the same again after everything was taken back, and says which table differs in between', () => {
    const { db } = freshWorkspace()
    addBars(db, 'IWM', [1])
    const before = stateHash(db)
    const tables = stateDigests(db)
    addBuy(db, '10')
    const differing = [...stateDigests(db)].filter(([table, digest]) => tables.get(table) !== digest).map(([table]) => table)
    expect(differing).toEqual(['accounts', 'instruments', 'transactions', 'transaction_sources'])
    db.exec(`DELETE FROM transactions; DELETE FROM accounts; DELETE FROM instruments WHERE symbol = 'PLUG'`)
    expect(stateHash(db)).toBe(before)
  })
})
