import type { AppError } from '#contract/errors.ts'
import type { ImportCheck, ImportQuestion } from '#contract/schemas/imports.ts'
import type { TableSample } from '#contract/schemas/mapping.ts'
import type { z } from 'zod'
import type { FoundFile } from '../../../ingest/files/expand-files.ts'
import type { Importer, Recognition, StagedFile } from '../../../ingest/importer.ts'
import type { SavedMappingRow } from '../../../store/saved-mappings.ts'
import type { ImportJobInput } from '../../jobs.ts'

export type AnswerValue = string | number | boolean
export type FileAnswers = ReadonlyMap<string, AnswerValue>

/** A recognised file: which importer reads it, and as what. */
export interface ChosenReading {
  readonly importer: Importer
  readonly recognition: Recognition
  readonly checks: readonly z.infer<typeof ImportCheck>[]
  /** Asked when two layouts fit equally well. */
  readonly questions: readonly z.infer<typeof ImportQuestion>[]
}

/** One file of a call: staged, or refused with the reason. */
export type StagedEntry =
  | { readonly found: FoundFile; readonly error: AppError; readonly staged: null; readonly table?: TableSample }
  | {
      readonly found: FoundFile
      readonly reading: ChosenReading
      readonly answers: FileAnswers
      /** The mapping to keep when the file is stored. */
      readonly keeps: SavedMappingRow | null
      readonly staged: StagedFile
      readonly error: null
      readonly table?: TableSample
    }

/** Everything a preview holds: what was asked, and every file read and judged at one generation of the store. */
export interface StagedCall {
  readonly input: ImportJobInput
  readonly entries: readonly StagedEntry[]
  readonly generation: number
}

/** Open = it has neither an answer nor a default. A file with an open question is not committed. */
export const isOpen = (question: { readonly default?: unknown; readonly answer?: unknown }): boolean =>
  question.default === undefined && question.answer === undefined

export const hasOpenQuestion = (entry: StagedEntry): boolean =>
  entry.staged !== null && (entry.staged.questions.some(isOpen) || entry.reading.questions.some(isOpen))

/** Whether a commit will store anything of a file. */
export const isToStore = (entry: StagedEntry): entry is Extract<StagedEntry, { readonly error: null }> =>
  entry.staged !== null && !entry.staged.isNothingToStore && !hasOpenQuestion(entry)
