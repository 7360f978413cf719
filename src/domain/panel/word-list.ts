import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseNumber } from '#domain/input/number.ts'
import { refuseRecord, refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { asToken, tokensOf } from './tokens-of.ts'

/** A word list for an.sentiment, and the phrases whose points make up the news state of a session. */
export interface WordList {
  readonly name: string
  readonly version: string
  /** Who wrote it, and under which right it is used. */
  readonly source: string
  readonly positive: readonly string[]
  readonly negative: readonly string[]
  /** Words that turn a positive word within the three after them. */
  readonly negators: readonly string[]
  readonly systemicPhrases: readonly SystemicPhrase[]
}

export interface SystemicPhrase {
  readonly phrase: string
  /** 1 to 3; three in three sessions make a session systemic (stop.news_state). */
  readonly points: number
}

/**
 * A word list as it came from a file, checked before the domain counts with it. A part that is not there MISSING_DATA; BAD_VALUE for
 * an entry that no text can contain (it is not exactly one word as an.sentiment reads words), a phrase without a word, and points
 * other than 1, 2, 3; DUPLICATE_ID for an entry given twice, for a word that is positive and negative and for one that also negates.
 */
export function readWordList(value: unknown): Result<WordList> {
  const refused = refuseRecord(value) ?? refuseList(value as UntrustedRecord)
  return refused ?? known(value as WordList)
}

function refuseList({ name, version, source, positive, negative, negators, systemicPhrases }: UntrustedRecord): Refusal | undefined {
  return (
    firstRefusal(
      refuseText(name),
      refuseText(version),
      refuseText(source),
      refuseWords(positive),
      refuseWords(negative),
      refuseWords(negators),
      refuseRows(systemicPhrases, refusePhrase),
    ) ??
    refuseRepeats(
      [...(positive as string[]), ...(negative as string[]), ...(negators as string[])],
      (systemicPhrases as SystemicPhrase[]).map(({ phrase }) => phrase),
    )
  )
}

function refuseWords(words: unknown): Refusal | undefined {
  if (words === null || words === undefined) return unknown('MISSING_DATA')
  return Array.isArray(words) && words.every(isOneToken) ? undefined : badInput('BAD_VALUE')
}

const isOneToken = (word: unknown): boolean => typeof word === 'string' && tokensOf(word)[0] === asToken(word)

const refusePhrase = ({ phrase, points }: UntrustedRecord): Refusal | undefined =>
  firstRefusal(
    refuseText(phrase) ?? (tokensOf(phrase as string).length === 0 ? badInput('BAD_VALUE') : undefined),
    refuseNumber(points, (number) => [1, 2, 3].includes(number)),
  )

const refuseRepeats = (...lists: readonly (readonly string[])[]): Refusal | undefined =>
  lists.every((list) => new Set(list.map(asToken)).size === list.length) ? undefined : badInput('DUPLICATE_ID')
