import { hash } from 'node:crypto'
import { type LotRow, lotRows } from '../../store/lot-rows.ts'
import type { GatherContext } from './job.ts'
import type { LotPosition } from './lot-position.ts'
import { foldLots } from './lots.ts'

/** A position of an account, open or closed, with the text that names it for good. */
export interface AccountPosition {
  readonly account: string
  readonly symbol: string
  /** (account, instrument, first opening fill): the same after an undo and redo, an edit of the fill, or a change of the ticker. */
  readonly position: string
  readonly lots: LotPosition
}

/** Every position of one account, or of all, at the end of a session (undefined = with everything that is known). Ask inside `gather`. */
export function positionsAt({ db }: Pick<GatherContext, 'db'>, account: string | undefined, asOf: string | undefined): AccountPosition[] {
  const byName = new Map<string, LotRow[]>()
  for (const row of lotRows(db, account, asOf)) {
    const name = `${row.account}\n${row.symbol}`
    const rows = byName.get(name)
    if (rows === undefined) byName.set(name, [row])
    else rows.push(row)
  }
  const names = [...byName.keys()].sort()
  return names.flatMap((name) => {
    const rows = byName.get(name) ?? []
    return foldLots(rows).map((lots) => ({ account: lots.first.account, symbol: lots.first.symbol, position: positionId(lots), lots }))
  })
}

function positionId({ first, side }: LotPosition): string {
  return `position-${hash('sha256', [first.account, first.baseKey, first.occurrence, side].join('\n'), 'hex').slice(0, 24)}`
}
