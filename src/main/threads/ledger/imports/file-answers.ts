import { resolve } from 'node:path'
import type { Answers } from '#contract/schemas/imports.ts'
import type { Mapping } from '#contract/schemas/mapping.ts'
import type { FoundFile } from '../../../ingest/files/expand-files.ts'
import type { AnswerValue, FileAnswers } from './staged-call.ts'

/**
 * The answers that hold for one file: those given for all files, then those given under its name, under what the caller named it
 * by and under its path, however that is written, the narrower one winning.
 */
export function answersFor(file: FoundFile, answers: Answers | undefined): FileAnswers {
  const own = new Map<string, AnswerValue>()
  const entries = Object.entries(answers ?? {})
  for (const [question, value] of entries) if (!isForOneFile(value)) own.set(question, answerText(value))
  const isNamed = [(key: string) => key === file.name, (key: string) => key === file.key, (key: string) => resolve(key) === file.path]
  for (const isOwn of isNamed) {
    const found = entries.find(([key, value]) => isForOneFile(value) && isOwn(key))?.[1]
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
