import { fixedDigits } from './fixed-digits.ts'

/** What a run took: "8 ms", "1.4 s", "2 min 5 s". */
export function writeDuration(ms: number): string {
  if (ms < 999.5) return `${fixedDigits(ms, 0)} ms`
  if (ms < 59_950) return `${fixedDigits(ms / 1000, 1)} s`
  const seconds = Math.round(ms / 1000)
  return `${fixedDigits(Math.floor(seconds / 60), 0)} min ${seconds % 60} s`
}
