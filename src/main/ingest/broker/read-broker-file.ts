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
import { SectionSink } from './section-sink.ts'
import { ROW_LIMIT, TableSink } from './table-sink.ts'

export interface BrokerText {
  readonly head: FileHead
  readonly text: LoadedText
  readonly profile: Profile
  readonly zone: string
}

/** Reads a whole broker file by its profile: every row once, in file order, judged by itself but not against the store. */
export async function readBrokerFile({ head, text, profile, zone }: BrokerText, breathe: (rows: number) => Promise<void>): Promise<ParsedFile | FileRefused> {
  const header = findHeader(head, profile)
  if (header === null) return refuseFile(head.path, 'unknown-layout', `It has no header of the layout “${profile.label}”.`)
  const { reads } = profile
  if (reads === undefined) return refuseFile(head.path, 'wrong-kind', profile.refusal ?? 'This kind of file is not read.', header.line)
  const facts: FileFacts = { profile, zone }
  const hasNul = text.bytes.includes(0)
  const sink = reads.shape === 'table' ? new TableSink(facts, reads, hasNul) : new SectionSink(facts, reads, hasNul)
  const refused = await readRecords(tableText(head, text, header), sink, () => breathe(sink.rows.length))
  if (refused !== null) return refused
  if (sink.rows.length > ROW_LIMIT) {
    return refuseFile(head.path, 'too-large', `It has ${sink.rows.length} rows; at most ${ROW_LIMIT} are read from one file. Export a shorter period.`)
  }
  if (sink instanceof SectionSink) sink.finish()
  pairReverseSplits(sink.rows)
  const stated = sink instanceof SectionSink ? sink.account : null
  return { rows: sink.rows, account: stated ?? findFileAccount(head, header.line, profile), totals: sink.totals }
}

/** Tables are read from their header on, so that the lines above it cannot disturb the parser; sectioned files from the first line. */
function tableText(head: FileHead, { bytes }: LoadedText, header: FoundHeader): TableText {
  let start = 0
  for (let line = 1; line < header.line; line += 1) start = lineEnd(bytes, start)
  return { path: head.path, bytes, start, line: header.line, delimiter: header.delimiter }
}
