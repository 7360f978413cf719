/** The part of a Stryker report (mutation-testing report schema) that is read here. */
export interface StrykerReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly StrykerMutant[] }>>
}

export interface StrykerMutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: string
  /** Whether its code runs once, when the file is read. */
  readonly static?: boolean
  readonly location: { readonly start: Place; readonly end: Place }
}

interface Place {
  readonly line: number
  readonly column: number
}

/** A change no test noticed, in words that outlive a move of its line. */
export interface Change {
  readonly file: string
  /** The line it begins in, without the white space around it. */
  readonly line: string
  readonly was: string
  readonly becomes: string
  /** Which of the equal places of the line, from 2 on; absent for the first. */
  readonly nth?: number
}

/** Changes that need not be noticed, and why. */
export interface Harmless {
  readonly reason: string
  readonly changes: readonly Change[]
}

/** Counts of one file, of one folder or of everything. */
export interface Tally {
  readonly mutants: number
  readonly killed: number
  readonly timedOut: number
  readonly survived: number
  readonly uncovered: number
  /** Left out: a rounding slack taken away instead of added, or the other way. */
  readonly slack: number
  /** Killed and timed out among the covered ones without slack; null where there is none. */
  readonly noticedFraction: number | null
}

export interface MutationFigures {
  readonly files: readonly (Tally & { readonly file: string })[]
  readonly folders: readonly (Tally & { readonly folder: string })[]
  readonly all: Tally
  readonly survivors: readonly Harmless[]
  /** Survivors nobody gave a reason for. */
  readonly unexplained: readonly Change[]
  /** Reasons given for changes that are noticed by now. */
  readonly outdated: readonly Change[]
}

interface Row {
  readonly mutatorName: string
  readonly status: string
  readonly change: Change
}

/** The figures of a run, its survivors sorted under the reasons they were given. */
export function readMutationReport(report: StrykerReport, harmless: readonly Harmless[]): MutationFigures {
  const rows = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant): Row => ({ mutatorName: mutant.mutatorName, status: mutant.status, change: changeOf(file, source, mutant) })),
  )
  const survived = rows.filter((row) => row.status === 'Survived' && !isOfSlack(row)).map(({ change }) => change)
  const left = new Map(Map.groupBy(survived, keyOf))
  const survivors = harmless.map(({ reason, changes }) => ({
    reason,
    changes: changes.flatMap((change) => {
      const found = left.get(keyOf(change)) ?? []
      left.delete(keyOf(change))
      return found
    }),
  }))
  const known = new Set(survived.map(keyOf))
  const talliesBy = (keyOfRow: (row: Row) => string): [string, Tally][] =>
    [...Map.groupBy(rows, keyOfRow)].map(([key, group]): [string, Tally] => [key, tallyOf(group)]).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    files: talliesBy(({ change }) => change.file).map(([file, tally]) => ({ file, ...tally })),
    folders: talliesBy(({ change }) => folderOf(change.file)).map(([folder, tally]) => ({ folder, ...tally })),
    all: tallyOf(rows),
    survivors: survivors.filter(({ changes }) => changes.length > 0),
    unexplained: [...left.values()].flat(),
    outdated: harmless.flatMap(({ changes }) => changes).filter((change) => !known.has(keyOf(change))),
  }
}

/** Whether the source still has the line and in it the code a change names: else the reason given for it says nothing any more. */
export function stillStands({ line, was, nth = 1 }: Change, source: string): boolean {
  const lines = source.split('\n')
  return lines.some((text, at) => text.trim() === line && placesOf(was, oneLine(lines.slice(at).join(' ')), line.length).length >= nth)
}

/** Where in the first `end` characters of a text a part of it begins. */
function placesOf(part: string, text: string, end: number): number[] {
  const places: number[] = []
  for (let at = text.indexOf(part); at !== -1 && at < end; at = text.indexOf(part, at + 1)) places.push(at)
  return places
}

function tallyOf(rows: readonly Row[]): Tally {
  const counted = rows.filter((row) => !isOfSlack(row))
  const count = (status: string): number => counted.filter((row) => row.status === status).length
  const [killed, timedOut, survived] = [count('Killed'), count('Timeout'), count('Survived')]
  const covered = killed + timedOut + survived
  return {
    mutants: rows.length,
    killed,
    timedOut,
    survived,
    uncovered: count('NoCoverage'),
    slack: rows.length - counted.length,
    noticedFraction: covered === 0 ? null : (killed + timedOut) / covered,
  }
}

/** Adding or taking away a slack constant: smaller than anything a test can mean. */
const isOfSlack = ({ mutatorName, change: { was } }: Row): boolean => mutatorName === 'ArithmeticOperator' && /[+-] \w*SLACK$/.test(was)

const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/')

function changeOf(file: string, source: string, { location: { start, end }, mutatorName, replacement = mutatorName }: StrykerMutant): Change {
  const lines = source.split('\n')
  const first = lines[start.line - 1]!
  const changed = lines.slice(start.line - 1, end.line)
  const last = changed.length - 1
  changed[last] = changed[last]!.slice(0, end.column - 1)
  changed[0] = changed[0]!.slice(start.column - 1)
  const was = oneLine(changed.join(' '))
  const nth = placesOf(was, first, start.column - 1).length + 1
  return { file, line: first.trim(), was, becomes: oneLine(replacement), ...(nth > 1 && { nth }) }
}

const oneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').trim()

const keyOf = ({ file, line, was, becomes, nth = 1 }: Change): string => JSON.stringify([file, line, was, becomes, nth])
