import { hash } from 'node:crypto'
import { listAccounts } from '../../store/accounts.ts'
import { readLotDecisions, readLotMethod } from '../../store/lot-methods.ts'
import { type LotRow, lotRows } from '../../store/lot-rows.ts'
import { ExactDecimal } from '../exact-decimal.ts'
import type { GatherContext } from './job.ts'
import type { LotPosition } from './lot-position.ts'
import { foldLots } from './lots.ts'
import type { StatedQuantity } from './stated-quantity.ts'
import { type Statement, statementsOf } from './statements.ts'
import type { LotCounting } from './take-lots.ts'

/** A position of an account, open or closed, with the text that names it for good. */
export interface AccountPosition {
  readonly account: string
  readonly symbol: string
  /** (account, instrument, first opening fill, or the name where only a statement tells of it): the same after an undo and redo, an edit of the fill, or a change of the ticker. */
  readonly position: string
  readonly lots: LotPosition
}

/**
 * Every position of one account, or of all, at the end of a session (undefined = with everything that is known). `asked` = of one name alone,
 * counted in another way than the account does. Ask inside `gather`.
 */
export function positionsAt(
  { db }: Pick<GatherContext, 'db'>,
  account: string | undefined,
  asOf: string | undefined,
  asked?: { readonly symbol: string; readonly counting: LotCounting },
): AccountPosition[] {
  const byName = new Map<string, LotRow[]>()
  for (const row of lotRows(db, account, asOf)) {
    const name = nameOf(row)
    const rows = byName.get(name)
    if (rows === undefined) byName.set(name, [row])
    else rows.push(row)
  }
  const stated = statedByName(statementsOf(db, account, asOf), new Set(byName.keys()))
  const names = [...new Set([...byName.keys(), ...stated.keys()])].filter((name) => asked === undefined || name.endsWith(`\n${asked.symbol}`)).sort()
  const counting = new Map(listAccounts(db).map(({ id }) => [id, { method: readLotMethod(db, id), decisions: readLotDecisions(db, id) }]))
  return names.flatMap((name) =>
    foldLots(byName.get(name) ?? [], stated.get(name), asked?.counting ?? counting.get(accountIn(name))).map((lots) => ({
      account: lots.first.account,
      symbol: lots.first.symbol,
      position: positionId(lots),
      lots,
    })),
  )
}

const nameOf = ({ account, symbol }: { readonly account: string; readonly symbol: string }): string => `${account}\n${symbol}`

const accountIn = (name: string): string => name.slice(0, name.indexOf('\n'))

/**
 * What the statements say of each name, oldest first. A statement whose file could be read whole also says that a name it does not
 * list is not held: of those that fills or earlier statements tell of.
 */
function statedByName(statements: readonly Statement[], fromFills: ReadonlySet<string>): ReadonlyMap<string, StatedQuantity[]> {
  const stated = new Map<string, StatedQuantity[]>()
  const state = (quantity: StatedQuantity): void => {
    const name = nameOf(quantity)
    const own = stated.get(name)
    if (own === undefined) stated.set(name, [quantity])
    else own.push(quantity)
  }
  for (const { account, asOf, coveredThrough, isWhole, holdings } of statements) {
    const moment = { account, asOf, coveredThrough }
    for (const { symbol, text, kind, quantity, costBasis, currency } of holdings.values())
      if (kind === 'share') state({ ...moment, symbol, text, quantity, costBasis, currency })
    if (!isWhole) continue
    for (const name of new Set([...fromFills, ...stated.keys()])) {
      const [own, symbol = ''] = name.split('\n')
      if (own === account && holdings.get(symbol)?.kind !== 'share')
        state({ ...moment, symbol, text: symbol, quantity: new ExactDecimal(0), costBasis: null, currency: '' })
    }
  }
  return stated
}

function positionId({ first, side }: LotPosition): string {
  return `position-${hash('sha256', [first.account, first.baseKey, first.occurrence, side].join('\n'), 'hex').slice(0, 24)}`
}
