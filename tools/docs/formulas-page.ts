import { basename } from 'node:path'
import { formulas } from '#domain/formulas.ts'
import type { Formula, FormulaArgument } from '#domain/formula.ts'
import { readFormulaCases, type FormulaCase } from './formula-cases.ts'
import { CODES, codesOf, neededArguments } from './formula-codes.ts'
import { readFormulaSources, type FormulaSource } from './formula-source.ts'
import { workedExamples } from './worked-examples.ts'

const FAMILIES: Readonly<Record<string, string>> = {
  stat: 'Statistics',
  ind: 'Indicators',
  vol: 'Volatility',
  rot: 'Rotation',
  scr: 'Screening',
  siz: 'Sizing',
  exec: 'Execution',
  stop: 'Stops',
  data: 'Adjustment',
  pf: 'Portfolio',
  bt: 'Backtest and review',
  an: 'Analyst panel',
  chk: 'Checklist',
}

/** A reference case longer than this is named, not printed. */
const LONGEST_EXAMPLE = 520
/** A shorter one (an empty list, a zero) shows little where there is another. */
const SHORTEST_EXAMPLE = 60

/** docs/formulas.md: every formula of the registry with all that is needed to recompute a number on a screen by hand. */
export function formulasPage(): string {
  const sources = readFormulaSources()
  const cases = readFormulaCases()
  const all = [...formulas.values()]
  const lines = [...introduction(all.length)]
  const families = Object.entries(FAMILIES).map(([prefix, title]) => ({
    title,
    rows: all.filter(({ id }) => id.startsWith(`${prefix}.`)).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }))
  lines.push('## Contents', '', ...families.map(({ title, rows }) => `- **${title}**: ${rows.map(({ id }) => `[${id}](#${anchor(id)})`).join(' · ')}`), '')
  for (const { title, rows } of families) {
    lines.push(`## ${title}`, '')
    for (const formula of rows) {
      const source = sources.get(formula.id)
      if (source === undefined) throw new Error(`formulasPage: got no docstring of ${formula.id}, wanted one that begins with its id`)
      lines.push(...describe(formula, source, cases.get(formula.id) ?? []))
    }
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const introduction = (count: number): readonly string[] => [
  '# Formulas',
  '',
  `Made from the registry, the docstrings and the reference cases by \`npm run docs\`; do not edit by hand. ${count} formulas.`,
  '',
  'Each entry says what the number is, its arguments with their defaults, its unit and source, what happens at the edges, which codes it can answer, and one example to follow by hand. The same answer, unrounded, comes from the command line:',
  '',
  '```sh',
  `npm run -s desk -- --workspace DIR formulas.evaluate '{"id":"ind.sma","input":{"x":[1,2,3,4],"n":2}}'`,
  '```',
  '',
  '## Rules that hold for all of them',
  '',
  '- **An answer is a value, *unknown* with a code, or *bad input* with a code.** Unknown is never turned into 0, false or "pass". A verdict that is `null` could not be judged and permits no more than the worst one.',
  '- **A star** marks a house default, not a published threshold.',
  '- **Series run oldest first**, one value per session, week or month; `null` = missing. A null where nothing else is said: MISSING_DATA. No series at all or an empty one: MISSING_DATA or SHORT_HISTORY.',
  '- **Warm-up.** Below the history a formula names: SHORT_HISTORY. Series answers are `null` until enough values are known. Where an own minimum stands beside the window (`minN`, `minObs`), that many are enough.',
  '- **Units.** Prices and amounts in USD, volumes in shares, returns and shares of something as fractions (0.01 = 1 %), yields and spreads in percentage points (4.25), fields ending in `Bp` or `Bps` in basis points, volatilities a year with 252 sessions.',
  '- **Ties at a threshold.** "At least" and "at most" include the threshold, with a slack of 1e-12 on fractions and 1e-9 on basis points, so that 0.1 + 0.2 reaches 0.3; share counts round down after adding 1e-9; "above" has to exceed it.',
  '- **Yes, no, not known.** "Or" needs one known yes, "and" one known no; otherwise a missing input leaves the answer `null`.',
  '- **Splits** are adjusted before anything is computed, dividends are not. Sessions are New York exchange days.',
  '',
  '| code | says |',
  '|---|---|',
  ...Object.entries(CODES).map(([code, meaning]) => `| ${code} | ${meaning} |`),
  '',
]

function describe(formula: Formula, source: FormulaSource, cases: readonly FormulaCase[]): readonly string[] {
  const codes = codesOf(formula, source.codes, cases)
  const needed = neededArguments(formula, cases).map(([code, names]) => `${list(names)}: ${code}`)
  return [
    `### ${formula.id}`,
    '',
    `**${formula.title}**. ${prose(formula.definition)}`,
    '',
    `\`${formula.id}(${formula.args.map(argument).join(', ')})\`  `,
    `unit: ${formula.unit} · source: ${formula.source} · [${source.path}](../${source.path})`,
    '',
    `In full: ${prose(source.prose)}`,
    '',
    ...notes('Arguments', new Map(formula.args.flatMap(({ name }) => (source.args.has(name) ? [[name, source.args.get(name)!]] : [])))),
    ...notes('Answer', source.fields),
    `Codes: ${codes.join(', ') || 'none'}.${needed.length === 0 ? '' : ` Without ${needed.join('; without ')}.`}`,
    '',
    example(formula, cases),
    '',
  ]
}

const argument = ({ name, default: standard, house }: FormulaArgument): string =>
  standard === undefined ? name : `${name} = ${JSON.stringify(standard)}${house === true ? '*' : ''}`

const notes = (title: string, of: ReadonlyMap<string, string>): readonly string[] =>
  of.size === 0 ? [] : [`${title}: ${[...of].map(([name, note]) => `\`${name}\` ${prose(note.replace(/\.$/, ''))}`).join('; ')}.`, '']

/** A small input of our own, or the shortest case that shows something; very long ones are named instead. */
function example(formula: Formula, cases: readonly FormulaCase[]): string {
  const own = workedExamples[formula.id]
  const byLength = cases
    .filter(({ expect }) => 'value' in expect)
    .map((one) => ({ ...one, length: JSON.stringify(one.input).length }))
    .toSorted((a, b) => a.length - b.length)
  const shortest = byLength.find(({ length }) => length >= SHORTEST_EXAMPLE) ?? byLength.at(-1)
  const input = own ?? shortest?.input
  if (input === undefined) throw new Error(`example: got no case of ${formula.id} that answers a value, wanted one`)
  if (own === undefined && shortest!.length > LONGEST_EXAMPLE)
    return `Example: case \`${shortest!.case}\` in [${basename(shortest!.file)}](../test/vectors/${shortest!.file}).`
  const result = formula.evaluate(input)
  if (result.kind !== 'value') throw new Error(`example: got ${result.code} for ${formula.id}, wanted a value`)
  return `Example: \`${JSON.stringify(input)}\` → \`${JSON.stringify(result.value, shortened)}\``
}

/** Nine significant digits: what two processors agree on. */
const shortened = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toPrecision(9)) : value)

/** Prose for markdown: a star or an angle bracket of a formula is not a mark-up. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('*', '\\*').replaceAll('<', '&lt;')))
    .join('')

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

const anchor = (id: string): string => id.replaceAll('.', '')
