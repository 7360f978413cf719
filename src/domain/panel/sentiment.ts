import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refusePositiveInteger, refuseParameter } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { asToken, tokensOf } from './tokens-of.ts'

export interface SentimentInput {
  readonly text: string
  readonly positive: readonly string[]
  readonly negative: readonly string[]
  readonly negators?: readonly string[]
  /** Tokens before a positive word in which a negator turns it. */
  readonly negWindow?: number
  readonly minHits?: number
}

export interface Sentiment {
  readonly pos: number
  readonly neg: number
  readonly words: number
  /** −1 to 1. */
  readonly score: number
}

const NEGATORS = ['NO', 'NOT', 'NEVER', 'NONE', 'NEITHER', 'NOR', 'WITHOUT', 'NOBODY']

/**
 * an.sentiment(text, positive, negative, negators, negWindow, minHits): (positive − negative) / hits over the words of a text.
 * A positive word with a negator (or a word on N'T) among the negWindow words before it counts as negative; a negated
 * negative stays negative. Case and the shape of the apostrophe do not matter. Fewer than minHits hits LOW_COVERAGE.
 * Source: the counting of Loughran & McDonald 2011; the word lists are the caller's.
 */
export function sentiment({ text, positive, negative, negators = NEGATORS, negWindow = 3, minHits = 1 }: SentimentInput): Result<Sentiment> {
  const refused = firstRefusal(
    refuseAnyText(text),
    refuseWords(positive),
    refuseWords(negative),
    refuseWords(negators),
    refuseParameter(negWindow, wholeFrom(0)),
    refusePositiveInteger(minHits),
  )
  if (refused !== undefined) return refused
  const [good, bad, turning] = [positive, negative, negators].map((words) => new Set(words.map(asToken))) as [Set<string>, Set<string>, Set<string>]
  const tokens = tokensOf(text)
  const isNegator = (token: string): boolean => turning.has(token) || token.endsWith("N'T")
  let pos = 0
  let neg = 0
  tokens.forEach((token, i) => {
    if (bad.has(token)) neg += 1
    else if (good.has(token)) {
      if (tokens.slice(Math.max(0, i - negWindow), i).some(isNegator)) neg += 1
      else pos += 1
    }
  })
  const hits = pos + neg
  return hits < minHits ? unknown('LOW_COVERAGE') : known({ pos, neg, words: tokens.length, score: (pos - neg) / hits })
}

function refuseAnyText(text: unknown): Refusal | undefined {
  if (text === null || text === undefined) return unknown('MISSING_DATA')
  return typeof text === 'string' ? undefined : badInput('BAD_VALUE')
}

function refuseWords(words: unknown): Refusal | undefined {
  if (words === null || words === undefined) return unknown('MISSING_DATA')
  return Array.isArray(words) && words.every((word) => typeof word === 'string') ? undefined : badInput('BAD_VALUE')
}
