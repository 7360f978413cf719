import type { Answers } from '#contract/schemas/imports.ts'
import type { Mapping } from '#contract/schemas/mapping.ts'
import type { FoundFile } from '../../../ingest/files/expand-files.ts'
import type { AnswerValue, FileAnswers } from './staged-call.ts'

/**
 * The answers that hold for one file: those given for all files, then those given under what the caller named it by, under
 * its path and under its name, the narrower one winning.
 */
export function answersFor(file: FoundFile, answers: Answers | undefined): FileAnswers {
  const own = new Map<string, AnswerValue>()
  const entries = Object.entries(answers ?? {})
  for (const [question, value] of entries) if (!isForOneFile(value)) own.set(question, answerText(value))
  for (const name of [file.name, file.key, file.path]) {
    const found = entries.find(([key]) => key === name)?.[1]
    if (found !== undefined && isForOneFile(found)) for (const [question, value] of Object.entries(found)) own.set(question, answerText(value))
  }
  return own
}

type Given = Answers[string]
type ForOneFile = Exclude<Given, AnswerValue | Mapping>

/** A mapping is an answer itself; any other object holds the answers of one file. */
const isForOneFile = (value: Given): value is ForOneFile => typeof value === 'object' && !isMapping(value)
const isMapping = (value: object): value is Mapping => 'record' in value && 'columns' in value && typeof value.columns === 'object'

/** Answers travel as plain values; a mapping as its JSON text. */
const answerText = (value: AnswerValue | Mapping): AnswerValue => (typeof value === 'object' ? JSON.stringify(value) : value)
