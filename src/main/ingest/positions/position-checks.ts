import { Exact } from '../cells/exact.ts'
import type { StagedFile } from '../importer.ts'
import type { PositionRow } from './position-row.ts'
import type { PrintedTable } from './position-sink.ts'
import { sumOfLines } from './statement-values.ts'

/** What a file of positions proves or disproves about itself: the printed total of an account against its lines, and against its summary. */
export function positionChecks(rows: readonly PositionRow[], printed: ReadonlyMap<string, PrintedTable>): StagedFile['checks'] {
  return [...printed].flatMap(([account, { total, worth }]) => [...totalCheck(rows, account, total), ...worthCheck(account, total, worth)])
}

function totalCheck(rows: readonly PositionRow[], account: string, total: string | null): StagedFile['checks'] {
  const lines = rows.filter((row) => row.account === account || account === '').flatMap(({ position }) => (position === null ? [] : [position.figures]))
  const sum = lines[0] === undefined ? null : sumOfLines(lines, lines[0].currency)
  if (total === null || sum === null) return []
  const isEqual = new Exact(total).eq(sum)
  return [
    {
      id: 'total',
      ok: isEqual,
      detail: `${named(account)}The printed total ${total} is ${isEqual ? '' : 'not '}the sum of the positions${isEqual ? '' : `, ${sum}`}.`,
    },
  ]
}

function worthCheck(account: string, total: string | null, worth: string | null): StagedFile['checks'] {
  if (worth === null || total === null) return []
  const isEqual = new Exact(worth).eq(total)
  const detail = isEqual
    ? `${named(account)}The summary gives the same total, ${total}.`
    : `${named(account)}The summary says ${worth}, the table ${total}: the table counts.`
  return [{ id: 'summary', ok: isEqual, detail }]
}

const named = (account: string): string => (account === '' ? '' : `${account}: `)
