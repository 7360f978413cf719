import { readdirSync } from 'node:fs'
import { cpus, loadavg, release } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from '../tools/build.ts'
import { type Bench, type Figure, percentile } from './figure.ts'

/** `npm run bench [-- name…]`: measures what the files bench/<name>.bench.ts say, with the conditions beside the figures. */
const chosen = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .filter((name) => chosen.length === 0 || chosen.includes(name))
if (names.length === 0) throw new Error(`bench: got ${chosen.join(', ')}, and there is no such file`)
if (!ensureBuilt()) throw new Error('bench: the program could not be built; the lines above say why')

const load = loadavg()[0] ?? 0
write(
  `${new Date().toISOString().slice(0, 10)} · ${cpus()[0]?.model.trim() ?? 'unknown CPU'} × ${cpus().length} · ${process.platform} ${release()} · Node ${process.versions.node} · load before ${load.toFixed(2)}`,
)
for (const name of names) {
  const bench = (await import(pathToFileURL(join(import.meta.dirname, `${name}.bench.ts`)).href)) as Bench
  write(`\n${name}\n| what | n | p50 | p95 | max |\n|---|---|---|---|---|`)
  for (const figure of await bench.measure()) write(row(figure))
}

function row({ what, unit, values }: Figure): string {
  const digits = unit === 'times' ? 3 : unit === 'ms' ? 1 : 0
  const cells = [0.5, 0.95, 1].map((p) => `${percentile(values, p).toFixed(digits)} ${unit}`)
  return `| ${what} | ${values.length} | ${cells.join(' | ')} |`
}

function write(line: string): void {
  process.stdout.write(`${line}\n`)
}
