import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { runBatch } from '../../../src/main/cli/batch.ts'

function runner(answer: (channel: string, input: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>) {
  const calls: { channel: string; input: unknown }[] = []
  return {
    calls,
    run: async (channel: string, input: unknown) => {
      calls.push({ channel, input })
      return await answer(channel, input)
    },
    cancel: () => false,
    close: () => undefined,
  }
}

describe('runBatch', () => {
  it('answers each line before the next one is looked at, with stdin still open', async () => {
    const lines = new PassThrough()
    const answers: string[] = []
    let settleWrite: () => void = () => undefined
    const runs = runner((channel) => succeed(channel))
    const ended = runBatch(lines, runs, (line) => {
      answers.push(line)
      return new Promise((resolve) => (settleWrite = resolve))
    })
    lines.write('{"channel":"a.one"}\n{"channel":"a.two"}\n')
    await expect.poll(() => answers).toEqual(['{"ok":true,"value":"a.one"}\n'])
    expect(runs.calls).toHaveLength(1)
    settleWrite()
    await expect.poll(() => answers).toHaveLength(2)
    settleWrite()
    lines.end()
    expect(await ended).toEqual({ failed: 0, cancelled: 0 })
  })

  it('goes on after a failed line, a broken line and an empty one', async () => {
    const lines = new PassThrough()
    const answers: string[] = []
    const runs = runner((channel) => (channel === 'no.such' ? fail({ kind: 'unknown-channel', channel }) : succeed(1)))
    lines.end('{"channel":"no.such"}\r\n\n{"channel":\n{"chanel":"a.b"}\n{"channel":"a.b","input":{"n":1}}\n')
    const ended = await runBatch(lines, runs, async (line) => void answers.push(line))
    const kinds = answers.map((line) => {
      const answer = JSON.parse(line) as { ok: boolean; error?: { kind: string; message: string } }
      return answer.ok ? 'ok' : `${answer.error?.kind}: ${typeof answer.error?.message}`
    })
    expect(kinds).toEqual(['unknown-channel: string', 'bad-input: string', 'bad-input: string', 'ok'])
    expect(runs.calls.at(-1)).toEqual({ channel: 'a.b', input: { n: 1 } })
    expect(ended).toEqual({ failed: 3, cancelled: 0 })
  })

  it('counts what was cancelled', async () => {
    const lines = new PassThrough()
    lines.end('{"channel":"a.b"}\n')
    expect(
      await runBatch(
        lines,
        runner(() => fail({ kind: 'cancelled' })),
        async () => undefined,
      ),
    ).toEqual({ failed: 1, cancelled: 1 })
  })
})
