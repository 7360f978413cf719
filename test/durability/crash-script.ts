import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChannelName } from '#contract/channels.ts'
import { demoSessions } from '../../src/main/demo/demo-sessions.ts'
import { createRandom, hashSeed } from '../../src/main/demo/random.ts'

/** One call that is exactly one commit: after step n of a fresh workspace the generation is n + 1. */
export interface CrashStep {
  readonly channel: ChannelName
  readonly input: object
}

/** The clock of every run: with it the same steps leave the same state, whoever took them and when. */
export const CRASH_NOW = '2026-11-20T22:00:00Z'

const BATCHES = 6
const NAMES_PER_BATCH = 6
const YEARS = 2
const ACCOUNT = 'CRASH-1'

/** Writes the fixture batches: of each, six price files of two years and a file of 81 transactions. */
export function writeCrashFiles(folder: string): void {
  const sessions = demoSessions(YEARS)
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const into = batchFolder(folder, batch)
    mkdirSync(into, { recursive: true })
    for (let name = 0; name < NAMES_PER_BATCH; name += 1) writeFileSync(join(into, `${symbolOf(batch, name)}.csv`), priceFile(symbolOf(batch, name), sessions))
    writeFileSync(join(into, 'account.csv'), transactionFile(batch, sessions))
  }
}

/** Imports, undoes, redoes, drafts and saves: ids are known beforehand because every run starts from the same empty workspace. */
export function crashScript(folder: string): readonly CrashStep[] {
  const take = (batch: number): CrashStep => ({ channel: 'import.commit', input: { files: [{ path: batchFolder(folder, batch) }], account: ACCOUNT } })
  const undo = (batchId: number): CrashStep => ({ channel: 'import.undo', input: { batch: String(batchId), confirm: true } })
  const redo = (batchId: number): CrashStep => ({ channel: 'import.redo', input: { batch: String(batchId), confirm: true } })
  const plan = (number: number, batch: number): readonly CrashStep[] => [
    { channel: 'plan.draft', input: { symbol: symbolOf(batch, 0), side: 'long', account: ACCOUNT, stop: 1.5 } },
    { channel: 'plan.save', input: { plan: `P${String(number).padStart(4, '0')}` } },
  ]
  return [
    take(0),
    take(1),
    undo(2),
    ...plan(1, 0),
    redo(2),
    undo(1),
    redo(1),
    take(2),
    undo(3),
    ...plan(2, 0),
    take(3),
    redo(3),
    undo(4),
    take(4),
    ...plan(3, 1),
    take(3),
    // A watched folder brings the last batch by itself.
    { channel: 'folders.watch', input: { folder: { path: batchFolder(folder, 5) } } },
    { channel: 'folders.scan', input: {} },
  ]
}

const batchFolder = (folder: string, batch: number): string => join(folder, `batch-${batch}`)
const symbolOf = (batch: number, name: number): string => `C${String.fromCharCode(65 + batch)}${String.fromCharCode(65 + name)}X`

function priceFile(symbol: string, sessions: readonly string[]): string {
  const random = createRandom(hashSeed(1, 'crash', symbol))
  const lines = ['Date,Open,High,Low,Close,Adj Close,Volume']
  let close = 20
  for (const session of sessions) {
    const open = close
    close = Math.max(2, close * (1 + 0.02 * random.normal()))
    const price = (value: number): string => value.toFixed(6)
    lines.push(
      `${session},${price(open)},${price(Math.max(open, close) * 1.01)},${price(Math.min(open, close) * 0.99)},${price(close)},${price(close)},${100 * (1 + random.below(90_000))}`,
    )
  }
  return `${lines.join('\n')}\n`
}

function transactionFile(batch: number, sessions: readonly string[]): string {
  const lines = [
    'date,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note',
    `${sessions[0]},cash-in,,,,500000,,USD,${ACCOUNT},in-${batch},`,
  ]
  for (let i = 0; i < 80; i += 1)
    lines.push(`${sessions[5 * i + batch]},buy,${symbolOf(batch, i % NAMES_PER_BATCH)},${1 + i},12.5,-${(1 + i) * 12.5},,USD,${ACCOUNT},buy-${batch}-${i},`)
  return `${lines.join('\n')}\n`
}
