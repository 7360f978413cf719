import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ListedPosition, statedPositionsUpTo } from '../../src/main/store/stated-positions.ts'
import type { LedgerDesk } from './ledger-context.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/positions')

/** Path of one of our own files of positions. */
export const positionsFixture = (name: string): string => join(folder, name)

/** Everything that statements say, in a line each: account, moment, what, quantity, cost, value, currency. */
export function statedLines(desk: LedgerDesk): (string | null)[][] {
  const lines: readonly ListedPosition[] = statedPositionsUpTo(desk.db, undefined, undefined)
  return lines.map((line) => [
    line.account,
    `${line.asOf} ${line.asOfTime}`.trim(),
    line.rowKey,
    line.quantity,
    line.costBasis,
    line.marketValue,
    line.currency,
  ])
}
