import type { DataHealth } from '#contract/schemas/series.ts'

export type HealthProblem = DataHealth['problems'][number]

/** What to do about a problem of each kind, where the problem itself knows nothing better. */
export const NEXT_STEPS: Readonly<Record<HealthProblem['code'], string>> = {
  'review-bar': 'Look at the row in the quarantine: take it or keep it out; or correct its file and import that again.',
  'error-row': 'Correct the row in its file and import the file again.',
  'missing-session': 'Import a file that has the missing sessions.',
  'split-suspect': 'Confirm the split, or say that it is a real move.',
  'stale-series': 'Import a newer price file, or leave the name: it passes no screen.',
  'thin-volume': 'Make the series with the whole volume the primary one.',
  conflict: 'Take the row or keep it out in the quarantine.',
  seam: 'Nothing, while the two belong apart; else import the file again and rebase.',
  'fill-outside-bar': 'Compare the price and the day with the broker’s confirmation; correct the row or the bar.',
  'unknown-equity': 'State equity and cash with a date, or import a positions file.',
  'unknown-opening': 'State an opening lot, import the earlier history, or import a positions file.',
  'position-difference': 'Import the history that is missing, or state an opening lot; then compare again.',
  'duplicate-stamp': 'Take the row or keep it out in the quarantine.',
  'delisted-held': 'Type the rows that ended the position.',
  'time-zone': 'Import the file again and answer its time zone, if the assumption is wrong.',
}

interface Details {
  readonly account?: string
  /** Where the problem knows better than its kind what to do. */
  readonly next?: string
  readonly source?: HealthProblem['source']
  /** Of a row that quarantine.list has: what reads its stamp. */
  readonly effects?: string[]
}

const NOWHERE: HealthProblem['source'] = { batch: null, file: null, line: null }

/** A problem; without a source no single line of a file is to blame. */
export const problemOf = (
  code: HealthProblem['code'],
  symbol: string | null,
  session: string | null,
  detail: string,
  { account, next = NEXT_STEPS[code], source = NOWHERE, effects }: Details = {},
): HealthProblem => ({ code, account: account ?? null, symbol, session, detail, next, source, ...(effects === undefined ? {} : { held: true, effects }) })

/** The line of a file a problem lies in. */
export const sourceOfLine = (source: { readonly batchId: number; readonly file: string; readonly line: number } | null | undefined): HealthProblem['source'] =>
  source === null || source === undefined ? NOWHERE : { batch: String(source.batchId), file: source.file, line: source.line }
