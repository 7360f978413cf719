import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Bars } from '../src/domain/bars.ts'

/** A Python with pandas that holds the same panel and runs a study when it is told to. */
export interface Pandas {
  readonly version: string
  /** Answers a number that depends on the result. */
  run(study: 'breadth' | 'map'): Promise<number>
  stop(): void
}

/** Null, with a line that says so, where python3 has no pandas. */
export function startPandas(panel: readonly Bars[], benchmark: Bars): Pandas | null {
  const { status, stdout } = spawnSync('python3', ['-c', 'import pandas; print(pandas.__version__)'], { encoding: 'utf8' })
  if (status !== 0) {
    process.stdout.write('| not run: no pandas for python3 | | | | |\n')
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-pandas-'))
  for (const name of ['high', 'low', 'close'] as const) writeFileSync(join(folder, `${name}.f64`), Buffer.concat(panel.map((bars) => bytesOf(bars[name]))))
  writeFileSync(join(folder, 'benchmark.f64'), bytesOf(benchmark.close))
  const child = spawn('python3', [join(import.meta.dirname, 'pandas-studies.py'), folder, String(panel.length)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    version: stdout.trim(),
    async run(study) {
      child.stdin.write(`${study}\n`)
      const { value, done } = await lines.next()
      if (done === true) throw new Error(`bench: pandas: got no answer to ${study}`)
      return Number(value)
    },
    stop() {
      child.stdin.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const bytesOf = (column: Float64Array): Buffer => Buffer.from(column.buffer, column.byteOffset, column.byteLength)
