import type { CorporateAction } from '#contract/schemas/actions.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { type ListedAction, statementsOfAction } from '../../../store/action-list.ts'
import { seriesLabel } from '../../../store/series.ts'
import { type SplitDecision, splitDecisionOn } from '../../../store/split-decisions.ts'
import type { GatherContext } from '../job.ts'
import { splitWords } from '../split-words.ts'

type Told = Pick<CorporateAction, 'state' | 'appliedTo' | 'effect' | 'otherwise'>
const NEAR_DAYS = 5

/** A statement as it crosses the border: with what it does, and who says otherwise. */
export function actionView(row: ListedAction, context: GatherContext): CorporateAction {
  const { id, symbol, session, kind, origin, value, account, shares, amount, files, batchId, file, line } = row
  return {
    id,
    symbol,
    session,
    kind,
    origin: origin === 'other' ? 'file' : origin,
    value,
    account,
    shares,
    amount,
    ...told(row, context),
    files,
    source: { batch: batchId === null ? null : String(batchId), file, line },
  }
}

function told(row: ListedAction, context: GatherContext): Told {
  if (row.origin === 'broker') return ofBroker(row, context)
  if (row.instrumentId === null) throw new Error(`actionView: got ${row.id} without an instrument, wanted one`)
  const decision = row.kind === 'split' ? splitDecisionOn(context.db, row.instrumentId, row.session) : null
  const stated = statementsOfAction(context.db, row.instrumentId, row.session, row.kind)
  const others = stated.filter(({ value }) => value !== row.value).map(({ value, file, line }) => `${value} in ${file ?? 'a file'}, line ${line ?? '?'}`)
  if (row.origin === 'user') return { ...ofDecision(row, decision, context), otherwise: sentence(others) }
  if (decision !== null && decision.factor !== row.value) {
    const word = decision.decision === 'reject' ? 'that it is a real move' : splitWords(decision.factor)
    return { state: 'overruled', appliedTo: [], effect: `Not used: you decided ${word}.`, otherwise: sentence(['Your word', ...others]) }
  }
  const stands = stated[0]?.value
  if (decision === null && stands !== row.value)
    return { state: 'contested', appliedTo: [], effect: `Not used: ${stands} stands.`, otherwise: sentence(others) }
  if (row.kind === 'dividend')
    return { state: 'kept', appliedTo: [], effect: 'Kept with the name. Prices are read without dividends.', otherwise: sentence(others) }
  return { ...applied(row, row.value ?? 1, context), otherwise: sentence(others) }
}

function ofDecision(row: ListedAction, decision: SplitDecision | null, context: GatherContext): Omit<Told, 'otherwise'> {
  if (decision?.decision !== 'apply') return { state: 'kept', appliedTo: [], effect: 'A real move by your word: prices stay as they are.' }
  return applied(row, decision.factor, context)
}

function applied({ symbol }: ListedAction, factor: number, { panel }: GatherContext): Omit<Told, 'otherwise'> {
  const instrument = panel.instrument(symbol)
  const series = [...(instrument?.daily ?? []), ...(instrument?.minutes ?? [])]
  const appliedTo = series
    .filter(({ adjustment }) => adjustment === 'raw')
    .map((one) => (one.timeframe === '1m' ? `${seriesLabel(one)} minutes` : seriesLabel(one)))
  if (appliedTo.length > 0) return { state: 'applied', appliedTo, effect: `${splitWords(factor)}, applied when ${appliedTo.join(' and ')} is read.` }
  const why = series.length === 0 ? `no prices of ${symbol} are stored` : 'no series of raw prices is stored, and the others say that splits are in them'
  return { state: 'kept', appliedTo, effect: `${splitWords(factor)}. It changes no price: ${why}.` }
}

function ofBroker({ symbol, kind, session, account }: ListedAction, { panel }: GatherContext): Told {
  if (kind !== 'split')
    return { state: 'booked', appliedTo: [], effect: `Makes the shares of ${symbol} in ${account} unknown until it is edited into trades.`, otherwise: null }
  const day = dayNumber(session)
  const isStated = panel.splits(symbol).some((split) => Math.abs(split.day - day) <= NEAR_DAYS)
  return {
    state: 'booked',
    appliedTo: [],
    effect: `Changes the lots of ${account}, no price.`,
    otherwise: isStated || panel.bars(symbol) === undefined ? null : `No price file states a split within ${NEAR_DAYS} days, and none is decided.`,
  }
}

const sentence = (others: readonly string[]): string | null => (others.length === 0 ? null : `${others.join('; ')}.`)
