import type { Change, MutationFigures } from './mutation-report.ts'

/** Under which conditions a run was made: they belong to its figures. */
export interface MutationConditions {
  readonly day: string
  readonly machine: string
  readonly versions: string
  readonly tests: string
}

export const WANTED_FRACTION = 0.85

/** docs/mutation.md: what the run found, and why each change that no test noticed need not be noticed. */
export function mutationPage(figures: MutationFigures, { day, machine, versions, tests }: MutationConditions): string {
  const sum = (field: 'killed' | 'timedOut' | 'survived' | 'uncovered'): number => figures.files.reduce((total, file) => total + file[field], 0)
  return `${[
    '# Do the tests notice?',
    '',
    'Written by `npm run test:mutation`; do not edit by hand. Stryker changes the code of stops, sizing, ladder and gate in one place at a time (a comparison, a sign, a constant, a condition, a return) and runs the tests that reach it. A change that no test notices is either a missing test or harmless; the harmless ones are listed with the reason, kept in `tools/mutate/harmless.json`.',
    '',
    `**${percent(figures.killedFraction)} of the covered changes were noticed** (wanted: at least ${percent(WANTED_FRACTION)}), ${sum('killed')} by a failing test and ${sum('timedOut')} by not ending, of ${sum('killed') + sum('timedOut') + sum('survived') - figures.slack}. Left out of this: ${figures.slack} changes of a rounding slack, and ${sum('uncovered')} in code that no test of this run reaches. The rows of the registry (\`formulas.ts\`) are descriptions and not changed; their defaults are held to the functions by \`test/domain/formulas.test.ts\`.`,
    '',
    `Measured ${day} on ${machine}; ${versions}. Tests: ${tests}. Not part of \`npm test\`: it takes too long.`,
    '',
    '| file | noticed | not ending | not noticed | not reached |',
    '|---|---:|---:|---:|---:|',
    ...figures.files.map(
      ({ file, killed, timedOut, survived, uncovered }) => `| ${file.replace('src/domain/', '')} | ${killed} | ${timedOut} | ${survived} | ${uncovered} |`,
    ),
    `| **all** | **${sum('killed')}** | **${sum('timedOut')}** | **${sum('survived')}** | **${sum('uncovered')}** |`,
    '',
    '## Not noticed, and why that is harmless',
    '',
    ...figures.survivors.flatMap(({ reason, isSlack, changes }) => [
      `### ${reason}${isSlack ? ' (slack, left out of the figure)' : ''}`,
      '',
      ...changes.map(row),
      '',
    ]),
    ...(figures.unexplained.length === 0 ? [] : ['## Not noticed, without a reason yet', '', ...figures.unexplained.map(row), '']),
  ]
    .join('\n')
    .trimEnd()}\n`
}

const row = ({ file, line, was, becomes }: Change): string =>
  line === was ? `- ${short(file)}: \`${code(was)}\` → \`${code(becomes)}\`` : `- ${short(file)}: \`${code(was)}\` → \`${code(becomes)}\` in \`${code(line)}\``

const short = (file: string): string => file.replace('src/domain/', '')

/** Code inside one pair of back ticks, no longer than a line can be read. */
const code = (text: string): string => {
  const plain = text.replaceAll('`', "'")
  return plain.length > 160 ? `${plain.slice(0, 157)}…` : plain
}

const percent = (fraction: number): string => `${(fraction * 100).toFixed(1)} %`
