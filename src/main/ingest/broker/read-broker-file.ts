import { type FileRefused, refuseFile } from '../files/file-refusal.ts'
import type { LoadedText } from '../files/load-text.ts'
import type { FileHead } from '../importer.ts'
import type { Profile } from '../profile.ts'
import { findHeader, type FoundHeader } from './find-header.ts'
import { findFileAccount } from './file-account.ts'
import { pairReverseSplits } from './pair-reverse-splits.ts'
import type { ParsedFile } from './parsed-file.ts'
import { lineEnd, readRecords, type TableText } from './read-records.ts'
import type { FileFacts } from './row-reader.ts'
import { PartSink } from './part-sink.ts'
import { SectionSink } from './section-sink.ts'
import { ROW_LIMIT, TableSink } from './table-sink.ts'

export interface BrokerText {
  readonly head: FileHead
  readonly text: LoadedText
  readonly profile: Profile
  readonly zone: string
  /** The day of rows that print a time only; null = not known yet. */
  readonly day: string | null
}

/** Reads a whole broker file by its profile: every row once, in file order, judged by itself but not against the store. */
export async function readBrokerFile(
  { head, text, profile, zone, day }: BrokerText,
  breathe: (rows: number) => Promise<void>,
): Promise<ParsedFile | FileRefused> {
  const header = findHeader(head, profile)
  if (header === null) return refuseFile(head.path, 'unknown-layout', `It has no header of the layout “${profile.label}”.`)
  const { reads } = profile
  if (reads === undefined) return refuseFile(head.path, 'wrong-kind', profile.refusal ?? 'This kind of file is not read.', header.line)
  const facts: FileFacts = { profile, zone, day, currency: profile.currency }
  const hasNul = text.bytes.includes(0)
  const sink = makeSink(facts, reads, hasNul)
  const refused = await readRecords(tableText(head, text, header, reads.shape), sink, () => breathe(sink.rows.length))
  if (refused !== null) return refused
  if (sink.rows.length > ROW_LIMIT) {
    return refuseFile(head.path, 'too-large', `It has ${sink.rows.length} rows; at most ${ROW_LIMIT} are read from one file. Export a shorter period.`)
  }
  sink.finish()
  pairReverseSplits(sink.rows)
  const stated = sink instanceof SectionSink ? sink.account : null
  return {
    rows: sink.rows,
    account: stated ?? findFileAccount(head, header.line, profile),
    totals: sink.totals,
    checks: sink instanceof PartSink ? sink.checks : [],
  }
}

function makeSink(facts: FileFacts, reads: NonNullable<Profile['reads']>, hasNul: boolean): TableSink | SectionSink | PartSink {
  switch (reads.shape) {
    case 'table':
      return new TableSink(facts, reads, hasNul)
    case 'sectioned':
      return new SectionSink(facts, reads, hasNul)
    case 'parts':
      return new PartSink(facts, reads, hasNul)
  }
}

type Shape = NonNullable<Profile['reads']>['shape']

/** Files are read from their header or its title on, so that the lines above cannot disturb the parser; sectioned ones from the first line. */
function tableText(head: FileHead, { bytes }: LoadedText, header: FoundHeader, shape: Shape): TableText {
  let start = 0
  const first = shape === 'parts' ? titleLine(head, header.line) : header.line
  for (let line = 1; line < first; line += 1) start = lineEnd(bytes, start)
  return { path: head.path, bytes, start, line: first, delimiter: header.delimiter, isHeaderFirst: shape === 'table' }
}

/** The line of words right above the header, blank lines between them or not. */
function titleLine({ lines }: FileHead, headerLine: number): number {
  let line = headerLine - 1
  while (line > 1 && (lines[line - 1] ?? '').trim() === '') line -= 1
  return Math.max(line, 1)
}
