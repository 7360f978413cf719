import type { RowsProgress } from '#contract/schemas/common.ts'

/** Long work in words on stderr before a window is there to show it: at most one line a second. */
export function progressLine(
  what: string,
  write: (line: string) => void = (line) => process.stderr.write(line),
  now: () => number = Date.now,
): (value: RowsProgress) => void {
  let lastAtMs = Number.NEGATIVE_INFINITY
  return (value) => {
    if (now() - lastAtMs < 1_000) return
    lastAtMs = now()
    write(`${what}: ${value.phase} ${value.done}${value.total === null ? '' : ` of ${value.total}`}\n`)
  }
}
