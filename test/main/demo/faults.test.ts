import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { FIXED_CLOCK_AT_MS } from '../../../src/main/demo/demo-sessions.ts'
import { writeDemo } from '../../../src/main/demo/write-demo.ts'
import { openSourceDesk } from '../../support/source-desk.ts'

type Problem = Output<'data.health'>['problems'][number]

const nameOf = ({ code, symbol, session }: Pick<Problem, 'code' | 'symbol' | 'session'>): string => `${code} ${symbol} ${session}`

test('the health screen reports the faults that were put into the files, and of their kinds no other', { timeout: 180_000 }, async () => {
  const root = mkdtempSync(join(tmpdir(), 'demo-faults-'))
  const written = await writeDemo({ seed: 1, symbols: 250, years: 2, folder: join(root, 'files') }, () => undefined)
  const desk = openSourceDesk(join(root, 'workspace'), { nowAtMs: FIXED_CLOCK_AT_MS })
  await desk.ask('workspace.create', {})
  await desk.ask('import.commit', { files: [{ path: join(root, 'files') }] })
  const problems: Problem[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Output<'data.health'> = await desk.ask('data.health', { limit: 20, ...(cursor === undefined ? {} : { cursor }) })
    problems.push(...page.problems)
    cursor = page.next
  }
  await desk.close()
  rmSync(root, { recursive: true, force: true })

  const kinds = new Set<string>(written.faults.map(({ code }) => code))
  expect(kinds).toEqual(new Set(['duplicate-stamp', 'missing-session', 'review-bar', 'split-suspect', 'thin-volume']))
  expect(
    problems
      .filter(({ code }) => kinds.has(code))
      .map(nameOf)
      .toSorted(),
  ).toEqual(written.faults.map(nameOf).toSorted())
})
