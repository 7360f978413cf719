import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { browserOrThrow } from '../test/faces/built.ts'
import type { Figure } from './figure.ts'

const ORIGIN = 'https://chart-bench.invalid'
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
/** Ten years of days; what the desk's chart is for. */
const BARS = 2520
const ROUNDS = 15
/** Frames until the browser has compiled what it draws with. */
const WARM_FRAMES = 5

/**
 * The chart of the Name screen against the library alone, in a real browser without a screen: each begins on a fresh page where the desk already stands, and they alternate, so that what else
 * the machine does falls on both. The bound is 1.5: overlays, volume, fills, stop and readout may cost half of the candles again.
 */
export async function measure(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chart-bench-'))
  await build({
    root: join(import.meta.dirname, 'chart-page'),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0 },
  })
  const browser = await chromium.launch({ executablePath: browserOrThrow(), chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 800 } })
    await page.route(`${ORIGIN}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname
      const file = path === '/' ? 'index.html' : path.slice(1)
      await route.fulfill({ body: readFileSync(join(folder, file)), contentType: TYPES[extname(file)] ?? 'application/octet-stream' })
    })
    const cpu = await page.context().newCDPSession(page)
    await cpu.send('Performance.enable', { timeDomain: 'threadTicks' })
    const bare: FirstPaint[] = []
    const whole: FirstPaint[] = []
    for (let round = -2; round < ROUNDS; round += 1) {
      const alone = await firstPaint(page, cpu, (count) => window.chartBench.firstPaintBare(count))
      const ours = await firstPaint(page, cpu, (count) => window.chartBench.firstPaintWhole(count))
      // The first pages warm the browser's own caches.
      if (round < 0) continue
      bare.push(alone)
      whole.push(ours)
    }
    await openPage(page)
    const pan = await page.evaluate((count) => window.chartBench.panFrames(count, 300, 120), BARS)
    await openPage(page)
    const wide = await page.evaluate((count) => window.chartBench.panFrames(count, count, 120), 25_000)
    return [
      { what: `${BARS} candles, library alone: first paint`, unit: 'ms', values: bare.map(({ ms }) => ms) },
      { what: `${BARS} bars, the desk's chart: first paint`, unit: 'ms', values: whole.map(({ ms }) => ms) },
      { what: 'the desk / library alone, first paint (bound 1.5)', unit: 'times', values: whole.map(({ ms }, round) => ms / bare[round]!.ms) },
      { what: 'the desk / library alone, main thread busy', unit: 'times', values: whole.map(({ busyMs }, round) => busyMs / bare[round]!.busyMs) },
      { what: `moving over 300 of ${BARS} bars: main thread per frame`, unit: 'ms', values: pan.slice(WARM_FRAMES) },
      { what: 'moving with 25000 bars in sight: main thread per frame', unit: 'ms', values: wide.slice(WARM_FRAMES) },
    ]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

interface FirstPaint {
  readonly ms: number
  /** Time the page's main thread ran, waiting for the processor left out: what a busy machine does not change. */
  readonly busyMs: number
}

async function firstPaint(page: Page, cpu: CDPSession, draw: (count: number) => Promise<number>): Promise<FirstPaint> {
  await openPage(page)
  const before = await busyMs(cpu)
  const ms = await page.evaluate(draw, BARS)
  return { ms, busyMs: (await busyMs(cpu)) - before }
}

async function openPage(page: Page): Promise<void> {
  await page.goto(`${ORIGIN}/`, { waitUntil: 'load' })
  await page.evaluate(() => window.chartBench.standUp())
}

async function busyMs(cpu: CDPSession): Promise<number> {
  const { metrics } = await cpu.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}
