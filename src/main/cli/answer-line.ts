import { type Outcome, sentenceFor } from '#contract/errors.ts'

/** The one line of an answer; an error carries its sentence beside its fields. */
export function answerLine(outcome: Outcome<unknown>): string {
  return JSON.stringify(outcome.ok ? { ok: true, value: outcome.value } : { ok: false, error: { ...outcome.error, message: sentenceFor(outcome.error) } })
}
