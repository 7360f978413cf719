import type { Answers } from '#contract/schemas/imports.ts'
import type { FoundFile } from '../../../ingest/files/expand-files.ts'
import type { AnswerValue, FileAnswers } from './staged-call.ts'

/**
 * The answers that hold for one file: those given for all files, then those given under what the caller named it by, under
 * its path and under its name, the narrower one winning.
 */
export function answersFor(file: FoundFile, answers: Answers | undefined): FileAnswers {
  const own = new Map<string, AnswerValue>()
  const entries = Object.entries(answers ?? {})
  for (const [question, value] of entries) if (typeof value !== 'object') own.set(question, value)
  for (const name of [file.name, file.key, file.path]) {
    const found = entries.find(([key, value]) => key === name && typeof value === 'object')?.[1]
    if (typeof found === 'object') for (const [question, value] of Object.entries(found)) own.set(question, value)
  }
  return own
}
