import { createInterface } from 'node:readline'
import { z } from 'zod'
import { fail, type Outcome } from '#contract/errors.ts'
import { answerLine } from './answer-line.ts'
import type { CallRunner } from './call-runner.ts'

const BatchLine = z.strictObject({ channel: z.string(), input: z.unknown().default({}) })

/**
 * JSON lines in, one answer line each, strictly one after the other: the answer is written before the next line is looked at.
 * A failed line does not end the batch; empty lines are passed over; `stop` ends it while it waits. Settles with how many answers were errors, and how many of those were cancelled.
 */
export async function runBatch(
  lines: NodeJS.ReadableStream,
  runner: CallRunner,
  write: (line: string) => Promise<void>,
  stop?: AbortSignal,
): Promise<{ failed: number; cancelled: number }> {
  let failed = 0
  let cancelled = 0
  for await (const line of createInterface({ input: lines, crlfDelay: Number.POSITIVE_INFINITY, ...(stop === undefined ? {} : { signal: stop }) })) {
    if (line.trim() === '') continue
    const outcome = await answer(line, runner)
    if (!outcome.ok) failed += 1
    if (!outcome.ok && outcome.error.kind === 'cancelled') cancelled += 1
    await write(`${answerLine(outcome)}\n`)
  }
  return { failed, cancelled }
}

async function answer(line: string, runner: CallRunner): Promise<Outcome<unknown>> {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (thrown) {
    return fail({ kind: 'bad-input', issues: [{ path: '', message: `the line is not JSON (${thrown instanceof Error ? thrown.message : String(thrown)})` }] })
  }
  const call = BatchLine.safeParse(json)
  if (!call.success) return fail({ kind: 'bad-input', issues: call.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })) })
  return await runner.run(call.data.channel, call.data.input)
}
