import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { buildFirst, ROOT } from '../faces/built.ts'
import { openSourceDesk } from '../support/source-desk.ts'
import { type BatchDesk, openBatchDesk } from './batch-desk.ts'
import { brokerSamples } from './broker-samples.ts'

const SHARED = join(ROOT, '../shared')
const MARKET = join(SHARED, 'data/market')
const BROKERS = join(SHARED, 'data/brokers')
const OWN_FILE = join(ROOT, 'test/fixtures/acceptance/desk-account.csv')

const ACCOUNT = 'DESK-1'
const AS_OF = '2024-03-08'
/** Held since 2023 by our own file; each stop lies below the close of 2024-03-08. */
const HELD = [
  { symbol: 'BOOT', stop: 78 },
  { symbol: 'ANF', stop: 100 },
  { symbol: 'MGRC', stop: 112 },
]
const NEXT = { symbol: 'SPXC', stop: 104 }
const FOLDERS = ['etf_lower_adj', 'etf_yf_reordered', 'macro_datevalue', 'constituents']
const MANUAL = ['compliance', 'counterparty', 'killswitch', 'corporate']
const SIGNED_BY = 'AB'

test('the account file of the run imports whole', async () => {
  const workspace = mkdtempSync(join(tmpdir(), 'acceptance-'))
  const desk = openSourceDesk(workspace)
  try {
    await desk.ask('workspace.create', {})
    const { files, batch } = await desk.ask('import.commit', { files: [{ path: OWN_FILE }], account: ACCOUNT })
    expect(batch).not.toBeNull()
    expect(files[0]?.byKind).toEqual({ 'cash-in': 1, buy: 3 })
  } finally {
    await desk.close()
    rmSync(workspace, { recursive: true })
  }
})

if (!existsSync(SHARED)) console.log('not run: no ../shared')
else describe('one batch run over the shared data', { timeout: 300_000 }, runOverSharedData)

function runOverSharedData(): void {
  const folder = mkdtempSync(join(tmpdir(), 'acceptance-'))
  const workspace = join(folder, 'workspace')
  const pdf = join(folder, 'page.pdf')
  const startedAtMs = performance.now()
  let desk: BatchDesk
  const plans = new Map<string, string>()
  let printed: Output<'checklist.print'>

  const importOne = (path: string, account?: string) => desk.ask('import.commit', { files: [{ path }], ...(account === undefined ? {} : { account }) })
  const sign = (plan: string, item: string, result: 'pass' | null) => desk.ask('checklist.answer', { plan, item, result, signedBy: SIGNED_BY })
  const planOf = (symbol: string): string => plans.get(symbol) ?? expect.fail(`no plan of ${symbol} was drafted`)

  /** Every sample in the order it was handed in: what each file became, by name. */
  const importSamples = async (): Promise<Record<string, Output<'import.commit'>>> => {
    const results: Record<string, Output<'import.commit'>> = {}
    for (const [broker, samples] of Object.entries(brokerSamples))
      for (const sample of Object.keys(samples)) results[sample] = await importOne(join(BROKERS, broker, sample), broker)
    return results
  }

  beforeAll(async () => {
    buildFirst()
    desk = openBatchDesk(workspace)
    await desk.ask('workspace.create', {})
  }, 300_000)
  afterAll(async () => {
    await desk.close()
    rmSync(folder, { recursive: true })
  })

  test('445 price files are stored', async () => {
    const { batch, filesTotal, totals } = await importOne(join(MARKET, 'stocks_yahoo'))
    expect(batch).not.toBeNull()
    expect(filesTotal).toBe(445)
    expect(totals.new + totals.known + totals.ignored + totals.review + totals.unsupported + totals.error).toBe(totals.read)
    expect(totals.new).toBeGreaterThan(490_000)
  })

  test.each(FOLDERS)('the folder %s is stored, every file of it has a format', async (name) => {
    const { batch, files } = await importOne(join(MARKET, name))
    expect(batch).not.toBeNull()
    expect(files.filter((file) => file.format === null).map((file) => file.name)).toEqual([])
  })

  test('every broker sample becomes the records its index names', async () => {
    const results = await importSamples()
    for (const samples of Object.values(brokerSamples)) {
      for (const [name, wanted] of Object.entries(samples)) {
        const file = results[name]?.files[0]
        expect(file?.format === null ? null : file?.byKind, name).toEqual(wanted)
        expect(file?.rows.error, name).toBe(0)
      }
    }
  })

  test('our own file opens the account, and its value is stated', async () => {
    const { files } = await importOne(OWN_FILE, ACCOUNT)
    expect(files[0]?.rows.new).toBe(4)
    const account = await desk.ask('accounts.upsert', { account: ACCOUNT, equity: '174000', cash: '123957', asOf: AS_OF })
    expect(account).toMatchObject({ equity: '174000', cash: '123957', asOf: AS_OF })
  })

  test('the screen gives at least 380 names with values', async () => {
    const { rows, asOf } = await desk.ask('screen.run', { asOf: AS_OF })
    expect(asOf).toBe(AS_OF)
    const valued = rows.filter((row) => Object.values(row.values).some((value) => value !== null))
    expect(valued.length).toBeGreaterThanOrEqual(380)
  })

  test.each(HELD)('$symbol is adopted with a hard stop at $stop', async ({ symbol, stop }) => {
    const { plan } = await desk.ask('plan.draft', { symbol, side: 'long', account: ACCOUNT, asOf: AS_OF, stop, adopt: true })
    plans.set(symbol, plan)
    expect(await desk.ask('plan.save', { plan })).toMatchObject({ status: 'saved', isAdopted: true, stop })
  })

  test('each adopted position has a stop price and a reason', async () => {
    const { positions } = await desk.ask('stops.evaluate', { asOf: AS_OF })
    for (const { symbol, stop } of HELD) {
      const reading = positions.find((position) => position.symbol === symbol && position.account === ACCOUNT)
      expect(reading?.stopPrice, symbol).toBeGreaterThanOrEqual(stop)
      expect(reading?.reason.length, symbol).toBeGreaterThan(10)
    }
  })

  test('a fourth name is looked at, drafted, sized and saved', async () => {
    const { symbol, stop } = NEXT
    await desk.ask('registers.upsert', { register: 'risk-flags', row: { symbol, flags: [], checkedAsOf: AS_OF } })
    const { plan } = await desk.ask('plan.draft', { symbol, side: 'long', account: ACCOUNT, asOf: AS_OF, stop })
    plans.set(symbol, plan)
    const size = await desk.ask('plan.size', { plan })
    expect(size.unknown).toEqual([])
    expect(size.shares).toBeGreaterThan(0)
    expect(await desk.ask('plan.save', { plan })).toMatchObject({ status: 'saved' })
  })

  test('GO once every manual item is signed, NO-GO without one signature, GO again', async () => {
    const plan = planOf(NEXT.symbol)
    const { items } = await desk.ask('checklist.open', { plan })
    expect(items.filter((item) => item.kind === 'manual').map((item) => item.id)).toEqual(MANUAL)
    for (const item of MANUAL) await sign(plan, item, 'pass')
    const signed = await desk.ask('checklist.gate', { plan })
    expect([signed.decision, signed.blockedBy], JSON.stringify(signed.items)).toEqual(['GO', []])
    await sign(plan, 'killswitch', null)
    expect(await desk.ask('checklist.gate', { plan })).toMatchObject({ decision: 'NO-GO', blockedBy: ['killswitch'] })
    await sign(plan, 'killswitch', 'pass')
    expect((await desk.ask('checklist.gate', { plan })).decision).toBe('GO')
  })

  test('the page and its evidence are written', async () => {
    printed = await desk.ask('checklist.print', { plan: planOf(NEXT.symbol), pdf })
    expect(printed.pdf).toBe(pdf)
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
    for (const words of ['GO', NEXT.symbol, printed.code, `REPLAY AS OF ${AS_OF}`]) expect(text).toContain(words)
    expect(text).toMatch(/page 1 of 1/i)
    expect(text).not.toContain('NO-GO')
    const evidence = JSON.parse(readFileSync(printed.evidence, 'utf8')) as { claims: { decision: unknown } }
    expect(JSON.stringify(evidence.claims.decision)).toContain('GO')
  })

  test('the same calls without asOf say STALE and NO-GO', async () => {
    const { symbol, stop } = NEXT
    const screen = await desk.ask('screen.run', {})
    expect(screen.rows.some((row) => row.pass)).toBe(false)
    expect(screen.rows.find((row) => row.symbol === symbol)).toMatchObject({ pass: false, state: 'stale' })
    const { plan } = await desk.ask('plan.draft', { symbol, side: 'long', account: ACCOUNT, stop })
    await desk.ask('plan.size', { plan })
    await desk.ask('plan.save', { plan })
    for (const item of MANUAL) await sign(plan, item, 'pass')
    const gate = await desk.ask('checklist.gate', { plan })
    expect(gate.decision).toBe('NO-GO')
    expect(gate.blockedBy).toContain('data_fresh')
    expect(gate.items.find((item) => item.id === 'data_fresh')).toMatchObject({ status: 'pending', word: 'STALE' })
    const { positions } = await desk.ask('stops.evaluate', {})
    for (const { symbol: held } of HELD) expect(positions.find((position) => position.symbol === held)?.unknownInputs.length, held).toBeGreaterThan(0)
  })

  test('importing everything again adds nothing', async () => {
    const before = await desk.ask('workspace.info', {})
    for (const name of ['stocks_yahoo', ...FOLDERS]) expect(await importOne(join(MARKET, name)), name).toMatchObject({ batch: null, totals: { new: 0 } })
    for (const [name, result] of Object.entries(await importSamples())) expect(result, name).toMatchObject({ batch: null, totals: { new: 0 } })
    expect(await importOne(OWN_FILE, ACCOUNT)).toMatchObject({ batch: null, totals: { new: 0 } })
    const after = await desk.ask('workspace.info', {})
    expect(after.counts).toEqual(before.counts)
    expect(after.generation).toBe(before.generation)
  })

  test('time and memory of the run', () => {
    const peakMiB = desk.peakRssMiB()
    console.log(`shared data, one batch: ${((performance.now() - startedAtMs) / 1_000).toFixed(1)} s, peak RSS ${peakMiB ?? '?'} MiB`)
    if (peakMiB !== null) expect(peakMiB).toBeLessThan(700)
  })
}
