import { formulas } from '#domain/formulas.ts'
import type { Formula, FormulaArgument } from '#domain/formula.ts'

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

/** docs/formulas.md: every formula of the registry, so that any number on a screen can be recomputed by hand. */
export function formulasPage(): string {
  const all = [...formulas.values()]
  const lines = [
    '# Formulas',
    '',
    `Made from the registry by \`npm run docs\`; do not edit by hand. ${all.length} formulas. A star marks a house default, not a published threshold.`,
    'Every one answers a value, *unknown* with a code, or *bad input* with a code; a missing input never becomes 0. Try one:',
    '',
    '```sh',
    `npm run -s desk -- --workspace DIR formulas.evaluate '{"id":"ind.sma","input":{"x":[1,2,3,4],"n":2}}'`,
    '```',
    '',
  ]
  for (const [prefix, title] of Object.entries(FAMILIES)) {
    const family = all.filter((formula) => formula.id.startsWith(`${prefix}.`)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    if (family.length === 0) continue
    lines.push(`## ${title}`, '', ...family.flatMap(describe))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

const describe = (formula: Formula): string[] => [
  `### ${formula.id}`,
  '',
  `**${formula.title}**. ${formula.definition}`,
  '',
  `\`${formula.id}(${formula.args.map(argument).join(', ')})\` · unit: ${formula.unit} · source: ${formula.source}`,
  '',
]

const argument = ({ name, default: standard, house }: FormulaArgument): string =>
  standard === undefined ? name : `${name} = ${JSON.stringify(standard)}${house === true ? '*' : ''}`
