import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalText, refuseText } from '#domain/input/text.ts'
import { known, type Result } from '#domain/result.ts'

export interface Headline {
  readonly id: string
  /** Hours, any origin. */
  readonly atH: number
  /** null = about no single name. */
  readonly symbol?: string | null
  readonly text: string
}

export interface DedupeHeadlinesInput {
  readonly items: readonly Headline[]
  /** Share of the words of both that two headlines of one story have in common. */
  readonly sim?: number
  readonly windowH?: number
  readonly minTokens?: number
}

export interface HeadlineClusters {
  readonly clusters: readonly { readonly keep: string; readonly dups: readonly string[] }[]
  readonly kept: number
  readonly removed: number
}

/** Words that say nothing about the story. */
const STOP_LIST = new Set('THE AND FOR WITH FROM THAT THIS ARE WAS HAS HAVE WILL ITS INTO AFTER OVER INC CORP LTD'.split(' '))

/**
 * an.dedupe_headlines(items, sim, windowH, minTokens): which headlines tell the same story: same symbol, at most windowH hours
 * after the story's first, the same set of words or at least `sim` of all words in common (Jaccard, from minTokens words on).
 * Words have three letters or more. The oldest is kept; the order of the input does not matter.
 * A missing time or text MISSING_DATA, an id twice DUPLICATE_ID. House rule.
 */
export function dedupeHeadlines({ items, sim = 0.7, windowH = 48, minTokens = 3 }: DedupeHeadlinesInput): Result<HeadlineClusters> {
  const refused =
    firstRefusal(
      refuseRows(items, refuseHeadline),
      refuseParameter(sim, (value) => value > 0 && value <= 1),
      refuseParameter(windowH, isPositive),
      refusePositiveInteger(minTokens),
    ) ?? refuseTwins(items)
  if (refused !== undefined) return refused
  const stories: { first: Headline; words: ReadonlySet<string>; dups: string[] }[] = []
  for (const item of items.toSorted(byTimeThenId)) {
    const words = wordsOf(item.text)
    const story = stories.find(
      ({ first, words: told }) =>
        (first.symbol ?? null) === (item.symbol ?? null) && isAtMost(item.atH - first.atH, windowH) && isSameStory(told, words, sim, minTokens),
    )
    if (story === undefined) stories.push({ first: item, words, dups: [] })
    else story.dups.push(item.id)
  }
  const clusters = stories.map(({ first, dups }) => ({ keep: first.id, dups }))
  return known({ clusters, kept: clusters.length, removed: items.length - clusters.length })
}

function isSameStory(a: ReadonlySet<string>, b: ReadonlySet<string>, sim: number, minTokens: number): boolean {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  if (shared === a.size && shared === b.size) return true
  return Math.min(a.size, b.size) >= minTokens && isAtLeast(shared / (a.size + b.size - shared), sim)
}

const wordsOf = (text: string): ReadonlySet<string> => new Set((text.toUpperCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !STOP_LIST.has(word)))

const byTimeThenId = (a: Headline, b: Headline): number => a.atH - b.atH || (a.id < b.id ? -1 : 1)

const refuseHeadline = (item: UntrustedRecord): Refusal | undefined =>
  firstRefusal(refuseText(item['id']), refuseNumber(item['atH']), refuseText(item['text']), refuseOptionalText(item['symbol']))
