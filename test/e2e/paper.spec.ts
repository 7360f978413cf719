import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { channels } from '#contract/channels.ts'
import { isStandin } from '../faces/electron-standin.ts'
import { type Desk, expect, test } from './desk-test.ts'

async function anyPlan(desk: Desk): Promise<string> {
  const listed = await desk.call('plan.list', {})
  const { plans } = channels['plan.list'].output.parse(listed.ok ? listed.value : undefined)
  const plan = plans.find(({ status }) => status === 'draft') ?? plans[0]
  if (plan === undefined) throw new Error('the demo has no plan')
  return plan.plan
}

const words = (pdf: string): string => execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')

test('a checklist goes to paper: the PDF carries the code, the evidence lies beside it', async ({ desk }) => {
  const chosen = join(desk.workspaceDir, '..', 'chosen.pdf')
  if (isStandin(desk.face)) await desk.face.answerDialog('showSaveDialog', { canceled: false, filePath: chosen })
  const before = desk.page.url()
  const printed = await desk.call('checklist.print', { plan: await anyPlan(desk) })
  const { pdf, evidence, code, sha256 } = channels['checklist.print'].output.parse(printed.ok ? printed.value : printed)

  expect(pdf).toBe(isStandin(desk.face) ? chosen : join(desk.workspaceDir, 'prints', `checklist-0001-${code.replaceAll('-', '')}.pdf`))
  const text = words(pdf)
  expect(text).toContain(code)
  expect(text).toContain(sha256)
  expect(text).toMatch(/NO-GO|REVIEW|GO/)
  expect(text).toContain('SIMULATED')
  expect(text).toContain('page 1 of')
  expect(JSON.parse(readFileSync(evidence, 'utf8'))).toHaveProperty('claims')
  // The page that was in front is still in front, and it is the only one.
  expect(desk.page.url()).toBe(before)
  expect(
    desk.page
      .context()
      .pages()
      .filter((page) => !page.isClosed()),
  ).toHaveLength(1)
})

test('a save dialog that is left without a name prints into the workspace', async ({ desk }) => {
  if (isStandin(desk.face)) await desk.face.answerDialog('showSaveDialog', { canceled: true })
  const printed = await desk.call('checklist.print', { plan: await anyPlan(desk) })
  const { pdf } = channels['checklist.print'].output.parse(printed.ok ? printed.value : printed)
  expect(pdf.startsWith(join(desk.workspaceDir, 'prints'))).toBe(true)
  expect(existsSync(pdf)).toBe(true)
})
