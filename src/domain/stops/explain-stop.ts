import type { SessionDate } from '#domain/units.ts'
import type { StopRule } from './precedence.ts'
import type { StopParams } from './stop-params.ts'
import type { PriceRule, StopSession } from './stop-session.ts'

export interface ExplanationInput {
  readonly id: string
  readonly value: number | string | null
  readonly asOf: SessionDate
}

/** Why the stops said what they said in one session; stored with the event and printed. Plain JSON. */
export interface StopExplanation {
  readonly positionId: string
  /** The moment of the evaluation, as the caller's clock gives it. */
  readonly evaluatedAt: string
  readonly barDate: SessionDate
  /** The rule that decided: the winner, else the one the price in force comes from. */
  readonly rule: StopRule
  readonly fired: readonly StopRule[]
  readonly level: number
  readonly priorLevel: number | null
  readonly inputs: readonly ExplanationInput[]
  readonly params: Readonly<Record<string, number>>
  readonly newsState: string
  readonly unknownInputs: readonly string[]
  readonly winner: StopRule | null
  readonly others: readonly StopRule[]
  readonly text: string
}

export interface ExplainInput {
  readonly positionId: string
  readonly evaluatedAt: string
  readonly session: StopSession
  readonly params: StopParams
  /** What the market showed at that close, by input id, with the session each value is from; the bar's own values are added. */
  readonly marketInputs?: readonly ExplanationInput[]
}

/** The record of one session: the rule that decided, the levels, every input and setting with its value, and the sentence. */
export function explainStop({ positionId, evaluatedAt, session, params, marketInputs = [] }: ExplainInput): StopExplanation {
  return {
    positionId,
    evaluatedAt,
    barDate: session.session,
    rule: session.winner ?? session.level.rule,
    fired: session.fired,
    level: session.level.price,
    priorLevel: session.prior?.price ?? null,
    inputs: [...barInputs(session), ...marketInputs],
    params: numbersIn(params),
    newsState: session.newsState,
    unknownInputs: session.unknownInputs,
    winner: session.winner,
    others: session.others,
    text: explanationText(session, params),
  }
}

/** The same in the trade's words, one short sentence per fact. */
export function explanationText(session: StopSession, params: StopParams): string {
  return [firedText(session, params), levelText(session), dueText(session), unknownText(session)].filter((sentence) => sentence !== '').join(' ')
}

const RULE_WORDS: Readonly<Record<StopRule, string>> = {
  kill_switch: 'kill switch',
  hard_stop: 'hard stop',
  exclusion: 'exclusion',
  cross_asset_exit: 'cross-asset exit',
  gap: 'gap',
  headline_trailing: 'trail',
  volume_divergence: 'volume divergence',
  cross_asset_reduce: 'cross-asset reduction',
  invalidation: 'invalidation',
  time_stop: 'time stop',
  tighten: 'tighten',
}

const INPUT_WORDS: Readonly<Record<string, string>> = {
  newsPoints: 'headlines',
  vix: 'VIX',
  vixPercentile: 'VIX percentile',
  tighten: 'cross-asset tighten',
  averageTrueRange: 'true range before entry',
  range: 'open, high and low',
  volume: 'volume',
  universeRvol: 'relative volume of the universe',
  history: 'bars before entry',
}

function firedText({ session, winner, prior, open, through, exitFraction, modelledFill, isCloseOnly, ...bar }: StopSession, params: StopParams): string {
  const tested = isCloseOnly ? ' Only the close could be tested.' : ''
  if (winner === null) return `No stop fired on ${session}.${tested}`
  if (winner === 'tighten') return `Tightened to ${params.tightenK} ATR at the close of ${session}.${tested}`
  const share = exitFraction === 1 ? 'Exit in full.' : `Exit ${Math.round(exitFraction * 100)} % of the shares.`
  const waits = modelledFill === null ? ' At the next tradable open.' : ''
  // A price stop fires against a level in force: with a gap there was an open, and a rule it went through.
  if (winner === 'gap')
    return `Opened at ${price(open!)} on ${session}, through the ${RULE_WORDS[through!]} at ${price(prior!.price)}. ${share}${waits}${tested}`
  if (isPriceRule(winner))
    return `The ${RULE_WORDS[winner]} at ${price(prior!.price)} was reached on ${session} (${price(bar.low)}–${price(bar.high)}). ${share}${waits}${tested}`
  return `${capital(RULE_WORDS[winner])} at the close of ${session}. ${share}${waits}${tested}`
}

function levelText({ level, trail, due, sharesHeld, newsState, isNewsBlind }: StopSession): string {
  if (sharesHeld === 0) return ''
  if (due !== null) return `The level stays at ${price(level.price)} until the exit is answered.`
  if (level.rule === 'hard_stop') return `In force next session: ${price(level.price)}, ${RULE_WORDS[level.rule]}.`
  // A level of its own name was set on this session, so what it was set from is there.
  const news = isNewsBlind ? 'no news data' : `news ${newsState}`
  return `In force next session: ${price(level.price)}, trail of ${trail!.k} ATR (${price(trail!.atr)}) from ${price(trail!.extreme)}, ${news}.`
}

const dueText = ({ due, session }: StopSession): string =>
  due === null || due.session === session ? '' : `Exit of ${due.session} (${RULE_WORDS[due.rule]}) is open: ${due.shares - due.sold} of ${due.shares} shares.`

const unknownText = ({ unknownInputs }: StopSession): string =>
  unknownInputs.length === 0 ? '' : `Not known: ${unknownInputs.map((input) => INPUT_WORDS[input] ?? input).join(', ')}.`

const isPriceRule = (rule: StopRule): rule is PriceRule => rule === 'hard_stop' || rule === 'headline_trailing'

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Cents, below one dollar hundredths of a cent: the tick a quote would have. */
const price = (value: number): string => value.toFixed(value < 1 ? 4 : 2)

function barInputs({ session, open, high, low, close, trail }: StopSession): ExplanationInput[] {
  const values = { open, high, low, close, atr: trail?.atr ?? null, extreme: trail?.extreme ?? null, k: trail?.k ?? null }
  return Object.entries(values).map(([id, value]) => ({ id, value, asOf: session }))
}

/** Every setting by name; those of a part of the rules carry its name in front. */
function numbersIn({ k, news, divergence, ...trail }: StopParams): Readonly<Record<string, number>> {
  return { ...named('k', k), ...trail, ...named('news', { ...news }), ...named('divergence', { ...divergence }) }
}

const named = (part: string, values: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${part}.${name}`, value]))
