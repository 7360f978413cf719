import type { Formula } from '#domain/formula.ts'
import type { FormulaCase } from './formula-cases.ts'

/** What each code says, in the order in which the page lists them: first what is not known, then what is wrong. */
export const CODES: Readonly<Record<string, string>> = {
  SHORT_HISTORY: 'fewer values than the formula needs, or none; a shorter window is never used under the longer name',
  MISSING_DATA: 'a value that has to be there is null or was not given',
  LOW_COVERAGE: 'too small a part of the members, sectors, reporters or tests is known',
  ZERO_VARIANCE: 'the history does not move, so nothing can be measured against it',
  ZERO_DENOMINATOR: 'what would be divided by is zero',
  SINGULAR: 'two drivers move as one and cannot be told apart',
  NOT_TESTED: 'what would test it has not happened, or was never looked at',
  NOT_APPLICABLE: 'the question does not arise here',
  BAD_SHAPE: 'lists that belong together differ in length',
  BAD_VALUE: 'no finite number, a number outside its range, a word that is not on the list, a wrong type',
  BAD_BAR: 'high below low, or open or close outside the bar',
  BAD_PARAM: 'a setting outside its range',
  FUTURE_DATA: 'something is dated after the moment it is judged at',
  STOP_WRONG_SIDE: 'the stop lies on the profit side of the entry',
  STOP_TOO_CLOSE: 'the stop lies within the noise of the price',
  UNDEFINED_RISK: 'the position has no largest loss',
  OVERFILL: 'more was filled than ordered',
  DUPLICATE_ID: 'an id stands twice',
  NOT_A_TRADING_DAY: 'the exchange is closed on that day',
}

/** Every code a formula is known to answer: named in its source, met in its reference cases, or found by spoiling its arguments. */
export function codesOf(formula: Formula, named: ReadonlySet<string>, cases: readonly FormulaCase[]): readonly string[] {
  const found = new Set(named)
  for (const { input, expect } of cases) {
    for (const code of [expect['unknown'], expect['error']]) if (typeof code === 'string') found.add(code)
    if (!('value' in expect)) continue
    for (const changed of spoiled(
      input,
      formula.args.map(({ name }) => name),
    )) {
      const result = formula.evaluate(changed)
      if (result.kind !== 'value') found.add(result.code)
    }
  }
  return Object.keys(CODES).filter((code) => found.has(code))
}

/** Which arguments have to be given, and the code that answers without one: [code, arguments]. */
export function neededArguments(formula: Formula, cases: readonly FormulaCase[]): readonly (readonly [string, readonly string[]])[] {
  const sample = cases.find(({ expect }) => 'value' in expect)
  if (sample === undefined) return []
  const codes = formula.args.flatMap(({ name }) => {
    const { [name]: _, ...rest } = sample.input
    const result = formula.evaluate(rest)
    return result.kind === 'value' ? [] : [[result.code as string, name] as const]
  })
  return [...Map.groupBy(codes, ([code]) => code)].map(([code, rows]) => [code, rows.map(([, name]) => name)])
}

/** The input with one thing wrong in it at a time: an argument missing, mistyped or out of range, a list cut short, every history gone or down to its newest value. */
function spoiled(input: FormulaCase['input'], names: readonly string[]): readonly FormulaCase['input'][] {
  const lists = Object.entries(input).filter((entry): entry is [string, readonly unknown[]] => Array.isArray(entry[1]))
  return [
    ...names.flatMap((name) => [null, 'no such word', -1e9].map((wrong) => ({ ...input, [name]: wrong }))),
    ...lists.map(([name, values]) => ({ ...input, [name]: values.slice(1) })),
    { ...input, ...Object.fromEntries(lists.map(([name]) => [name, []])) },
    newestOnly(input) as FormulaCase['input'],
  ]
}

/** The same with every series in it, at whatever depth, cut to its newest value. */
function newestOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.every((one) => one === null || typeof one === 'number') ? value.slice(-1) : value.map(newestOnly)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, newestOnly(one)]))
}
