import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { LotsPreview } from '#contract/schemas/accounts.ts'
import { fillKeyText, type LotDecision, readLotDecisions, readLotMethod } from '../../../store/lot-methods.ts'
import { type FillIdentity, sourceOf } from '../../../store/lot-rows.ts'
import { canonicalDecimal, ExactDecimal } from '../../exact-decimal.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import { judgeLotChoice } from '../../lot-choice.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import type { OpenLot } from '../lot-position.ts'
import { positionsAt } from '../positions-at.ts'
import { type LotCounting, takeLots } from '../take-lots.ts'

/** Places of a cost per share that is shown. */
const COST_PLACES = 8

/** One way of counting, followed through: the lots open before the fill, and what was realised. */
interface Counted {
  readonly open: readonly OpenLot[]
  /** By the transaction of the lot. */
  readonly taken: ReadonlyMap<number, ExactDecimal>
  readonly realized: ExactDecimal | null
  readonly realizedInAll: ExactDecimal | null
}

/** `lots.preview`: which lots a sale or cover takes as things stand, and what it would realise with the lots asked for. Stores nothing. */
export const lotsPreview: AnalysisJob<AnalysisJobs['lots.preview'], Outcome<LotsPreview>> = {
  gather({ transaction, lots }, context) {
    const choice = judgeLotChoice(context.db, { transaction, lots: lots ?? [] })
    if (!choice.ok) return choice
    const { closing, named } = choice.value
    if (closing.symbol === null || closing.quantity === null)
      return fail({ kind: 'refused', field: 'transaction', reason: 'it has no name or no quantity. Edit it.' })
    const method = readLotMethod(context.db, closing.account)
    const decisions = readLotDecisions(context.db, closing.account)
    const key = fillKeyText(closing)
    const now = follow(context, Number(transaction), closing, { method, decisions })
    const asked = lots === undefined ? now : follow(context, Number(transaction), closing, { method, decisions: new Map([...decisions, [key, named]]) })
    return succeed({
      transaction,
      account: closing.account,
      symbol: closing.symbol,
      kind: closing.kind,
      session: closing.session,
      quantity: closing.quantity,
      method,
      isDecided: (decisions.get(key) ?? []).length > 0,
      lots: now.open.map((lot) => lotView(lot, now, asked, context)),
      realizedNow: textOf(now.realized),
      realized: textOf(asked.realized),
      realizedInAllNow: textOf(now.realizedInAll),
      realizedInAll: textOf(asked.realizedInAll),
    })
  },
  compute: (gathered) => gathered,
}

function follow(context: GatherContext, id: number, closing: FillIdentity, counting: LotCounting): Counted {
  let open: readonly OpenLot[] = []
  const watch: NonNullable<LotCounting['watch']> = (row, lots) => {
    if (row.id === id) open = lots.map((lot) => ({ ...lot }))
  }
  const positions = positionsAt(context, closing.account, undefined, { symbol: closing.symbol ?? '', counting: { ...counting, watch } })
  const closings = positions.flatMap(({ lots }) => lots.closings)
  const named: readonly LotDecision[] = counting.decisions.get(fillKeyText(closing)) ?? []
  return {
    open,
    taken: takenFrom(open, new ExactDecimal(closing.quantity ?? 0), counting, named),
    realized: closings.find((one) => one.id === id)?.gain ?? null,
    realizedInAll: sumOf(closings.map(({ gain }) => gain)),
  }
}

/** How much of each lot leaves, told by taking from a copy. */
function takenFrom(
  open: readonly OpenLot[],
  quantity: ExactDecimal,
  { method }: LotCounting,
  named: readonly LotDecision[],
): ReadonlyMap<number, ExactDecimal> {
  const left = open.map((lot) => ({ ...lot }))
  takeLots(left, quantity, method, named)
  const remaining = new Map(left.map((lot) => [lot.row.id, lot.quantity]))
  return new Map(open.map((lot) => [lot.row.id, lot.quantity.minus(remaining.get(lot.row.id) ?? 0)]))
}

function lotView(lot: OpenLot, now: Counted, asked: Counted, { db }: GatherContext): LotsPreview['lots'][number] {
  const { row, quantity, basis } = lot
  const source = sourceOf(db, row.id)
  return {
    transaction: String(row.id),
    session: row.session,
    kind: row.kind,
    open: canonicalDecimal(quantity),
    costPerShare: basis === null ? null : canonicalDecimal(basis.div(quantity).toDecimalPlaces(COST_PLACES)),
    takenNow: canonicalDecimal(now.taken.get(row.id) ?? new ExactDecimal(0)),
    taken: canonicalDecimal(asked.taken.get(row.id) ?? new ExactDecimal(0)),
    source: { batch: source === undefined ? null : String(source.batchId), file: source?.file ?? null, line: source?.line ?? null },
  }
}

const textOf = (value: ExactDecimal | null): string | null => (value === null ? null : canonicalDecimal(value))
const sumOf = (gains: readonly (ExactDecimal | null)[]): ExactDecimal | null =>
  gains.reduce<ExactDecimal | null>((sum, gain) => (sum === null || gain === null ? null : sum.plus(gain)), new ExactDecimal(0))
