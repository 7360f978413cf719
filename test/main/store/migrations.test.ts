import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../../src/main/store/migrate.ts'
import { migrations, schemaVersion } from '../../../src/main/store/migrations/list.ts'
import type { Migration } from '../../../src/main/store/migrations/migration.ts'
import { expectedSchemaDigest, schemaDigest } from '../../../src/main/store/schema-digest.ts'

/** Shipped steps never change: a correction is a further step, and its line is added here. */
const FROZEN = [
  '0001 store c45abe3fa481655b8ca348d917856f00bed0918c381b4f1228bc44055e977385',
  '0002 batches 504d139109c7decf5f4962ed2f033a461137c2fbfb9b9412c4b9ccf1712cac73',
  '0003 accounts-and-instruments 9bdc852114e44b77016c439c2a543aa31e162c19fafd6993af7b8d2e4ba8867b',
  '0004 transactions 23bcfed964e6621d712b2688fc93bf7384a255dc9ba92a74660e4707dfaeb030',
  '0005 series 536734a389dc922e03b630e0e21ec0a2c527d386e5c6fa3e0598fdec1a5e0f8d',
  '0006 holdings-and-actions 5792d676c9e036a4488d265dc273ea5c06b48924e0f4256fada9584e3e93e2c6',
  '0007 plans-and-prints d33781edd6189a4d68499904ab549991d606ae68ebf6b5b3050632697e2cc2d3',
  '0008 stops-registers-settings d4e5be436893e784bc2b1b1e3c6f2a0a8064ce2a16492f66bd09ccb3a3ba19fe',
  '0009 withdrawn-rows c3fcbb82ce4cd35cab8ba13da9d45b60fb57a180632bb8e4d53351afbd614026',
  '0010 undone-rows b54895befd20c345384b9b05be4eaa5eb80ee6bf67de2d0910d19b6b0d059d66',
  '0011 stated-positions 6d34cb2909cf7efb70ddd0250ba9939ba0d5bff0fab0373b5ae7c927a952eb6a',
  '0012 content-checks 6020a3e1bae9f0c74902f89b2fcbe7463c94d90a6a8e9c32ae2ecd297de0bd2f',
  '0013 saved-mappings da6de04b1dad6e0b58b0191d4527b438d813abc9b971a2611db6c3fac0d7b41d',
  '0014 dated-records 6cb7cfacab600e1ecbc00f84f73cfdbd1de7483d9a46a21b40cb6277c13225c0',
  '0015 record-families a5f70dc9005181eb8058f3d13f808584fbdcfa8a48842f0052c67c3db9f8f546',
  '0016 imported-risk-flags cd720feffff40fe737a8a8daa8169f0a26aad3b6bfb2a75aa67205241ca24eaf',
  '0017 contested-actions 9aca1575848a59c73a243f4fd4f3e8aa42ac90f1e940893ea560d6b29de6147e',
  '0018 names-over-time bd9ab7d42b5acc1791a2796ec9eda5138d2dc2ac0c1a8b29f22730b7a388b9a2',
  '0019 watched-folders 081d71903ced76e0732c0207ee97cb068a3ad375f81503b5bfe2ff98056a0623',
  '0020 held-values eb57398fcf93ddf6d636d7a5a2513e6beb758e02e6c13b9e5e9b556f49bf6de7',
  '0021 lot-days ca228f2d47ee8e77c0a4404d3279a78ab0cca71f00120ee38b3cca33351764b7',
  '0022 new-ranges 490b20384a67d1db4cc85eded3d1d0b08a145c3074c4020ae6cd901d8812d9dc',
]

const emptyFile = (): Database.Database => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  return db
}
const versionOf = (db: Database.Database): unknown => db.pragma('user_version', { simple: true })
const tablesOf = (db: Database.Database): string[] =>
  db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`).pluck().all()
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('the list of migrations', () => {
  test('is what was shipped, by digest', () => {
    expect(migrations.map((step, index) => `${String(index + 1).padStart(4, '0')} ${step.name} ${sha256(step.sql)}`)).toEqual(FROZEN)
  })

  for (const [index, step] of migrations.entries()) {
    test(`takes an empty file through step ${index + 1}, ${step.name}, and says what its tables are for`, () => {
      const db = emptyFile()
      migrate(db, migrations.slice(0, index))
      const before = new Set(tablesOf(db))
      expect(migrate(db, migrations.slice(0, index + 1))).toEqual({ from: index, to: index + 1 })
      expect(versionOf(db)).toBe(index + 1)
      const added = tablesOf(db).filter((name) => !before.has(name))
      expect(added.length).toBeGreaterThan(0)
      // Every block between empty lines begins with its comment and holds a table, or two that belong together.
      for (const block of step.sql.trim().split('\n\n')) expect(block).toMatch(/^--[^\n]*\n(--[^\n]*\n)*CREATE TABLE/)
      db.close()
    })
  }

  test('makes STRICT tables only, so that a number column refuses text', () => {
    const db = emptyFile()
    migrate(db)
    expect(
      db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'`).pluck().all(),
    ).toEqual([])
    expect(() => db.exec(`INSERT INTO watchlist (symbol, position, added_at_ms) VALUES ('IWM', '12abc', 1)`)).toThrow(
      /cannot store TEXT value in INTEGER column/,
    )
    db.close()
  })

  test('keeps whole numbers within what a JavaScript number holds exactly', () => {
    const db = emptyFile()
    migrate(db)
    expect(() => db.exec(`INSERT INTO watchlist (symbol, position, added_at_ms) VALUES ('IWM', 0, 9007199254740993)`)).toThrow(/CHECK/)
    db.close()
  })

  test('refuses money that is not a decimal text', () => {
    const db = emptyFile()
    migrate(db)
    db.exec(`INSERT INTO accounts (id, label, origin, created_at_ms) VALUES ('A', 'A', 'typed', 1)`)
    const state = (equity: string): unknown =>
      db.prepare(`INSERT INTO account_statements (account_id, as_of, source_key, equity, stated_at_ms) VALUES ('A', '2026-11-20', '', ?, 1)`).run(equity)
    expect(() => state('1e5')).toThrow(/CHECK/)
    expect(() => state('$100')).toThrow(/CHECK/)
    state('-100.25')
    db.close()
  })

  test('makes the file that the start-up check expects', () => {
    const db = emptyFile()
    migrate(db)
    expect(schemaDigest(db)).toBe(expectedSchemaDigest(schemaVersion))
    expect(schemaDigest(db)).not.toBe(expectedSchemaDigest(schemaVersion - 1))
    db.close()
  })
})

describe('migrate', () => {
  const first: Migration = {
    name: 'first',
    sql: "CREATE TABLE names (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT; INSERT INTO names (name) VALUES ('IWM')",
  }

  test('leaves an up-to-date file alone', () => {
    const db = emptyFile()
    migrate(db)
    const changes = db.prepare('SELECT total_changes()').pluck().get()
    expect(migrate(db)).toEqual({ from: schemaVersion, to: schemaVersion })
    expect(db.prepare('SELECT total_changes()').pluck().get()).toBe(changes)
    db.close()
  })

  test('rolls a step that fails back whole, version included, and keeps the steps before it', () => {
    const db = emptyFile()
    const broken: Migration = { name: 'broken', sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT; UPDATE names SET name = NULL' }
    expect(() => migrate(db, [first, broken])).toThrow(/NOT NULL/)
    expect([versionOf(db), tablesOf(db), db.inTransaction]).toEqual([1, ['names'], false])
    expect(migrate(db, [first, { name: 'mended', sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT' }])).toEqual({ from: 1, to: 2 })
    db.close()
  })

  test('refuses a step that leaves rows pointing at nothing', () => {
    const db = emptyFile()
    db.pragma('foreign_keys = OFF')
    const dangling: Migration = { name: 'dangling', sql: 'CREATE TABLE notes (name_id INTEGER REFERENCES names (id)) STRICT; INSERT INTO notes VALUES (99)' }
    expect(() => migrate(db, [first, dangling])).toThrow(/migration 2 dangling leaves broken references/)
    expect(versionOf(db)).toBe(1)
    db.close()
  })

  test('throws on a file of a newer version, which the look before has to refuse', () => {
    const db = emptyFile()
    db.pragma('user_version = 99')
    expect(() => migrate(db)).toThrow(/want a file of schema <= \d+, got 99/)
    db.close()
  })
})

test('other names noted before names had days mean what they meant, after the upgrade', () => {
  const db = emptyFile()
  const step = migrations.findIndex(({ name }) => name === 'names-over-time')
  migrate(db, migrations.slice(0, step))
  db.exec(`INSERT INTO instruments (id, symbol) VALUES (1, 'META'); INSERT INTO instrument_aliases (source, raw_id, instrument_id) VALUES ('symbol', 'FB', 1)`)
  migrate(db, migrations.slice(0, step + 1))
  expect(db.prepare('SELECT text, from_session, broker, until_session, symbol FROM name_spans').raw().all()).toEqual([['FB', '', '', '9999-12-31', 'META']])
  db.close()
})
