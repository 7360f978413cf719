import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channels } from '#contract/channels.ts'
import { AppError } from '#contract/errors.ts'
import { openSourceDesk, type SourceDesk } from '../support/source-desk.ts'

const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
let desk: SourceDesk
beforeAll(async () => {
  desk = openSourceDesk(join(folder, 'workspace'), { caller: 'window' })
  await desk.ask('workspace.create', {})
}, 60_000)
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Words that the inputs of the contract are made of, with values that are nearly right or not right at all. */
const field = fc.constantFrom(
  'files',
  'path',
  'ref',
  'account',
  'symbol',
  'plan',
  'item',
  'result',
  'asOf',
  'limit',
  'cursor',
  'batch',
  'preview',
  'row',
  'register',
  'settings',
  'id',
  'input',
  'rules',
  '__proto__',
  'constructor',
)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('IWM', '2026-11-20', '9999-99-99', '../../etc/passwd', "'; DROP TABLE bars; --", '\u0000', '1e999', 'NaN', '-0'),
  fc.record({ path: fc.string() }),
  fc.array(fc.record({ ref: fc.string(), path: fc.string() }, { requiredKeys: [] }), { maxLength: 3 }),
  fc.constantFrom(-1, 0, 0.1, 1e308, Number.MAX_SAFE_INTEGER),
)
const hostile = fc.oneof({ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) }, { weight: 3, arbitrary: fc.dictionary(field, value, { maxKeys: 5 }) })

/** These write or read for long when an input happens to be right; they get what can never be right. */
const SLOW = new Set(['workspace.demo'])

describe('a hundred hostile inputs for each channel', () => {
  it.each(Object.keys(channels))('%s answers every one with a value or a closed error, and nothing fails inside', async (channel) => {
    const inputs = SLOW.has(channel) ? hostile.map((input) => ({ not: 'an input', input })) : hostile
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const outcome = await desk.client.call(channel as 'workspace.info', input as Record<string, never>)
        if (outcome.ok) return
        expect(AppError.safeParse(outcome.error).success).toBe(true)
        expect(outcome.error.kind, `${channel} ${JSON.stringify(input)}\n${desk.log.at(-1)}`).not.toBe('internal')
      }),
      { numRuns: 100, seed: 20261120 },
    )
  })
})
