import type { Change, MutationFigures, Tally } from './mutation-report.ts'

/** Under which conditions a run was made: they belong to its figures. */
export interface MutationConditions {
  readonly day: string
  readonly machine: string
  readonly versions: string
  readonly tests: string
}

export const WANTED_FRACTION = 0.85

/** docs/mutation.md: what the run found, and why each change that no test noticed need not be noticed. */
export function mutationPage({ all, folders, files, survivors, unexplained }: MutationFigures, { day, machine, versions, tests }: MutationConditions): string {
  return `${[
    '# Do the tests notice?',
    '',
    'Written by `npm run test:mutation`; do not edit by hand. Stryker changes the code of stops, sizing, ladder and gate in one place at a time (a comparison, a sign, a condition, a text, a return, a whole block) and runs the tests that reach it. A change that no test notices is either a missing test or harmless; the harmless ones are listed below with the reason, kept in `tools/mutate/harmless.json`. A quick test holds that list to the source.',
    '',
    `**${percent(all.noticedFraction)} of the covered changes were noticed** (wanted: at least ${percent(WANTED_FRACTION)}): ${all.killed} by a failing test and ${all.timedOut} by not ending, of ${all.killed + all.timedOut + all.survived}. Left out of this: ${all.slack} changes that take a rounding slack away instead of adding it, and ${all.uncovered} in code that no test of this run reaches. The rows of the registry (\`formulas.ts\`) are descriptions and not changed; their defaults are held to the functions by \`test/domain/formulas.test.ts\`.`,
    '',
    ...table('folder', [...folders.map(({ folder, ...tally }) => [LABELS[folder] ?? short(folder), tally] as const), ['**all**', all]]),
    '',
    `Measured ${day} on ${machine}; ${versions}. Tests: ${tests}.`,
    '',
    '## How to run it',
    '',
    '`npm run test:mutation`, in parts of a few files. What a part found is kept in `.reports/mutation.json`; a run that is broken off goes on where it was, and one after a change tries again only what that change can have touched. Deleting the file begins anew, an hour on two cores. It ends with the score, and with 1 when that is too low or a change that nobody noticed has no reason. It is no part of `npm test` or of the CI: it takes too long.',
    '',
    '## By file',
    '',
    ...table(
      'file',
      files.map(({ file, ...tally }) => [short(file), tally] as const),
    ),
    '',
    '## Not noticed, and why that is harmless',
    '',
    ...survivors.flatMap(({ reason, changes }) => [`### ${reason}`, '', ...changes.map(row), '']),
    ...(unexplained.length === 0 ? [] : ['## Not noticed, without a reason yet', '', ...unexplained.map(row), '']),
  ]
    .join('\n')
    .trimEnd()}\n`
}

/** The folders by what is in them: of rotation and checklist only a part is changed. */
const LABELS: Readonly<Record<string, string>> = { 'src/domain/rotation': 'rotation: the ladder', 'src/domain/checklist': 'checklist: the gate' }

function table(what: string, rows: readonly (readonly [name: string, tally: Tally])[]): string[] {
  return [
    `| ${what} | changes | noticed | not ending | not noticed | not reached | slack | score |`,
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    ...rows.map(([name, { mutants, killed, timedOut, survived, uncovered, slack, noticedFraction }]) => {
      return `| ${name} | ${mutants} | ${killed} | ${timedOut} | ${survived} | ${uncovered} | ${slack} | ${percent(noticedFraction)} |`
    }),
  ]
}

const row = ({ file, line, was, becomes }: Change): string =>
  line === was ? `- ${short(file)}: \`${code(was)}\` → \`${code(becomes)}\`` : `- ${short(file)}: \`${code(was)}\` → \`${code(becomes)}\` in \`${code(line)}\``

const short = (file: string): string => file.replace('src/domain/', '')

/** Code inside one pair of back ticks, no longer than a line can be read. */
const code = (text: string): string => {
  const plain = text.replaceAll('`', "'")
  return plain.length > 160 ? `${plain.slice(0, 157)}…` : plain
}

const percent = (fraction: number | null): string => (fraction === null ? '—' : `${(fraction * 100).toFixed(1)} %`)
