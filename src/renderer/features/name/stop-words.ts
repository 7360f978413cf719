import type { Output } from '#contract/channels.ts'
import { writeId } from '../../format/id-words.ts'
import { price } from '../../format/price.ts'
import { shares } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'

type Explanation = Output<'stops.explain'>

const INPUT_WORDS: Readonly<Record<string, string>> = {
  newsState: 'news',
  newsPoints: 'headlines',
  vix: 'VIX',
  tighten: 'tightening',
  universeRvol: 'volume of the universe',
  bars: 'newer bars',
}

const PARAM_WORDS: Readonly<Record<string, string>> = {
  atrN: 'ATR of bars',
  lookback: 'sessions looked back',
  kQuiet: '× ATR in quiet news',
  kNormal: '× ATR in normal news',
  kSystemic: '× ATR in systemic news',
  maxWidenAtr: '× ATR it may widen',
  tightenK: '× ATR once tightened',
}

/** What the stop was judged on, one sentence per session, and what was not known. */
export function inputSentences(inputs: Explanation['inputs']): string[] {
  const known = Map.groupBy(
    inputs.filter(({ value }) => value !== null),
    ({ asOf }) => asOf ?? '',
  )
  const missing = inputs.filter(({ value }) => value === null).map(({ id }) => INPUT_WORDS[id] ?? writeId(id))
  return [
    ...[...known].map(([session, group]) => `${session === '' ? 'Judged on' : `On ${writeSession(session)}:`} ${group.map(writeInput).join(', ')}.`),
    ...(missing.length === 0 ? [] : [`Not known: ${missing.join(', ')}.`]),
  ]
}

function writeInput({ id, value }: Explanation['inputs'][number]): string {
  const words = INPUT_WORDS[id] ?? writeId(id)
  if (typeof value !== 'number') return `${words} ${value ?? 'unknown'}`
  return `${words} ${id === 'sharesHeld' ? shares.digits(value) : price.digits(value)}`
}

/** The settings of the rules: "4 × ATR in normal news". */
export const paramSentence = (params: Explanation['params']): string =>
  `With ${Object.entries(params)
    .map(([id, value]) => `${shares.digits(value)} ${PARAM_WORDS[id] ?? writeId(id)}`)
    .join(', ')}.`
