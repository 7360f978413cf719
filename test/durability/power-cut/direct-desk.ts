import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, sentenceFor } from '#contract/errors.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { writeTransaction } from '../../../src/main/store/write-transaction.ts'
import type { LedgerContext } from '../../../src/main/threads/ledger/context.ts'
import { CRASH_NOW } from '../crash-script.ts'

export const NOW_AT_MS = Date.parse(CRASH_NOW)

/** The jobs of the ledger on one connection, in this thread: what a watched process does its work with. */
export function contextOf(db: WriteDb, workspaceDir: string, requestId: string): LedgerContext<RowsProgress> {
  return {
    db,
    workspaceDir,
    nowAtMs: NOW_AT_MS,
    appVersion: '0.1.0',
    requestId,
    cancel: { isCancelled: false },
    progress: () => undefined,
    breathe: async () => undefined,
    write: (work) => writeTransaction(db, { requestId, nowAtMs: NOW_AT_MS, isClockFixed: true }, work),
  }
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${sentenceFor(outcome.error)} ${JSON.stringify(outcome.error)}`)
  return outcome.value
}

/** Three overlapping imports of an account and two symbols, small enough that a cut can be judged in milliseconds. */
export function writeWorkFiles(folder: string): readonly (readonly string[])[] {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name)
    const handle = openSync(path, 'w')
    writeSync(handle, `${lines.join('\n')}\n`)
    closeSync(handle)
    return path
  }
  const day = (i: number): string => new Date(Date.UTC(2026, 0, 5 + Math.floor(i / 5) * 7 + (i % 5))).toISOString().slice(0, 10)
  const prices = (symbol: string, from: number, to: number): string => {
    const rows = Array.from({ length: to - from }, (_, i) => {
      const close = (20 + (((from + i) * 7) % 11) / 4).toFixed(6)
      return `${day(from + i)},${close},${close},${close},${close},${close},${1_000 + i}`
    })
    return write(`${symbol}-${from}.csv`, ['Date,Open,High,Low,Close,Adj Close,Volume', ...rows])
  }
  const trades = (from: number, to: number): string =>
    write(`trades-${from}.csv`, [
      'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note',
      ...Array.from({ length: to - from }, (_, i) => `${day(from + i)},buy,CUTX,${1 + i},12.5,-${(1 + i) * 12.5},,USD,CUT-1,buy-${from + i},`),
    ])
  return [
    [prices('CUTX', 0, 40), trades(0, 20)],
    [prices('CUTX', 30, 60), prices('CUTY', 0, 20), trades(10, 30)],
    [prices('CUTY', 10, 50), trades(25, 45)],
  ]
}
