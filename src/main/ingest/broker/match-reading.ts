import { signOf } from '../cells/decimal-sign.ts'
import { isBlankCell, readDecimal } from '../cells/read-decimal.ts'
import type { Condition, Field, Profile, Reading, RowFields, RowReading } from '../profile.ts'

/** What a row is, and the sentence of the rule that said so; null = the row does not say what it is. */
export type MatchedReading = { readonly reading: Reading; readonly why: string | null } | null

export type ReadingMatcher = (fields: RowFields) => MatchedReading

/** Makes the lookup for one reading: rules in order, then the action's text, then what is said to hold otherwise. */
export function readingMatcher(
  { rules, actions, beginnings, contains, otherwise }: RowReading,
  hasAction: boolean,
  decimalMark: Profile['decimalMark'],
): ReadingMatcher {
  const exact = new Map(Object.entries(actions))
  const compiled = rules.map(({ when, is, why }) => ({ conditions: Object.entries(when) as [Field, Condition][], is, why: why ?? null }))
  return (fields) => {
    const rule = compiled.find(({ conditions }) => conditions.every(([field, condition]) => holds(fields[field], condition, decimalMark)))
    if (rule !== undefined) return { reading: rule.is, why: rule.why }
    if (fields.action === '' && hasAction) return null
    const action = fields.action.toLowerCase()
    const reading =
      exact.get(action) ??
      beginnings.find(([beginning]) => action.startsWith(beginning))?.[1] ??
      contains.find(([pattern]) => pattern.test(action === '' ? fields.description : action))?.[1] ??
      otherwise
    return { reading, why: null }
  }
}

function holds(text: string, condition: Condition, decimalMark: Profile['decimalMark']): boolean {
  if (condition instanceof RegExp) return condition.test(text)
  if (condition === 'blank' || condition === 'filled') return isBlankCell(text) === (condition === 'blank')
  const decimal = readDecimal(text, decimalMark)
  return decimal !== null && decimal !== '' && SIGNS[condition] === signOf(decimal)
}

const SIGNS = { negative: -1, zero: 0, positive: 1 } as const
