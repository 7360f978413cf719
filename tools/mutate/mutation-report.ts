/** The part of a Stryker report (mutation-testing report schema) that is read here. */
export interface StrykerReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly StrykerMutant[] }>>
}

interface StrykerMutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: string
  readonly location: { readonly start: Place; readonly end: Place }
}

interface Place {
  readonly line: number
  readonly column: number
}

/** A change no test noticed, in words that outlive a move of its line. */
export interface Change {
  readonly file: string
  /** The line it is in, without the white space around it. */
  readonly line: string
  readonly was: string
  readonly becomes: string
}

/** Changes that need not be noticed, and why. */
export interface Harmless {
  readonly reason: string
  /** Changes of a rounding slack: they count neither as noticed nor as missed. */
  readonly isSlack?: boolean
  readonly changes: readonly Change[]
}

export interface FileFigures {
  readonly file: string
  readonly killed: number
  readonly timedOut: number
  readonly survived: number
  readonly uncovered: number
}

export interface MutationFigures {
  readonly files: readonly FileFigures[]
  readonly slack: number
  /** Killed and timed out among the covered ones without slack. */
  readonly killedFraction: number
  readonly survivors: readonly { readonly reason: string; readonly isSlack: boolean; readonly changes: readonly Change[] }[]
  /** Survivors nobody gave a reason for. */
  readonly unexplained: readonly Change[]
  /** Reasons given for changes that are noticed by now. */
  readonly outdated: readonly Change[]
}

/** The figures of a run, its survivors sorted under the reasons they were given. */
export function readMutationReport(report: StrykerReport, harmless: readonly Harmless[]): MutationFigures {
  const rows = Object.entries(report.files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ mutant, change: changeOf(file, source, mutant) })),
  )
  const survived = rows.filter(({ mutant }) => mutant.status === 'Survived').map(({ change }) => change)
  const left = new Map(Map.groupBy(survived, keyOf))
  const survivors = harmless.map(({ reason, isSlack = false, changes }) => ({
    reason,
    isSlack,
    changes: changes.flatMap((change) => {
      const found = left.get(keyOf(change)) ?? []
      left.delete(keyOf(change))
      return found
    }),
  }))
  const slack = survivors.filter(({ isSlack }) => isSlack).flatMap(({ changes }) => changes)
  const noticed = rows.filter(({ mutant }) => mutant.status === 'Killed' || mutant.status === 'Timeout').length
  const known = new Set(survived.map(keyOf))
  return {
    files: Object.keys(report.files)
      .toSorted()
      .map((file) => figuresOf(file, report.files[file]!.mutants)),
    slack: slack.length,
    killedFraction: noticed / (noticed + survived.length - slack.length),
    survivors: survivors.filter(({ changes }) => changes.length > 0),
    unexplained: [...left.values()].flat(),
    outdated: harmless.flatMap(({ changes }) => changes).filter((change) => !known.has(keyOf(change))),
  }
}

function figuresOf(file: string, mutants: readonly StrykerMutant[]): FileFigures {
  const count = (status: string): number => mutants.filter((mutant) => mutant.status === status).length
  return { file, killed: count('Killed'), timedOut: count('Timeout'), survived: count('Survived'), uncovered: count('NoCoverage') }
}

function changeOf(file: string, source: string, { location: { start, end }, mutatorName, replacement = mutatorName }: StrykerMutant): Change {
  const lines = source.split('\n')
  const changed = lines.slice(start.line - 1, end.line)
  const last = changed.length - 1
  changed[last] = changed[last]!.slice(0, end.column - 1)
  changed[0] = changed[0]!.slice(start.column - 1)
  return { file, line: lines[start.line - 1]!.trim(), was: oneLine(changed.join(' ')), becomes: oneLine(replacement) }
}

const oneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').trim()

const keyOf = ({ file, line, was, becomes }: Change): string => JSON.stringify([file, line, was, becomes])
