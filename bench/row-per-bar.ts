import Database from 'better-sqlite3'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Papa from 'papaparse'

/**
 * The common way, as a process of its own: `row-per-bar.ts <folder> <database>` parses every file with papaparse, finds its columns by their
 * names and stores one row per bar in one transaction, as durable as ours (WAL, synchronous FULL). It begins on the first line of its
 * input and says "done" when the commit is on disk.
 */
const [folder = '', database = ''] = process.argv.slice(2)
const COLUMNS = ['Open', 'High', 'Low', 'Close', 'Adj Close', 'Volume']

const db = new Database(database)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.exec(`CREATE TABLE bars (symbol TEXT, session TEXT, open REAL, high REAL, low REAL, close REAL, adjusted_close REAL, volume REAL,
  PRIMARY KEY (symbol, session)) WITHOUT ROWID`)
const insert = db.prepare('INSERT INTO bars VALUES (?, ?, ?, ?, ?, ?, ?, ?)')

for await (const _ of createInterface({ input: process.stdin })) {
  db.transaction(() => {
    for (const file of readdirSync(folder).sort()) {
      const symbol = file.replace('.csv', '')
      const { data } = Papa.parse<Record<string, string>>(readFileSync(join(folder, file), 'utf8'), { header: true, skipEmptyLines: true })
      for (const row of data) insert.run(symbol, row['Date'], ...COLUMNS.map((column) => Number(row[column])))
    }
  })()
  process.stdout.write('done\n')
}
db.close()
