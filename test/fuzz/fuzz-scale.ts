/** How many cases a suite runs: its own number in an ordinary run, `FUZZ_SCALE` times as many in a soak. */
export const casesOf = (ordinary: number): number => Math.round(ordinary * Number(process.env['FUZZ_SCALE'] ?? '1'))

/** One seed for all, printed by fast-check with the path when a case fails; another by `FUZZ_SEED`. */
export const FUZZ_SEED = Number(process.env['FUZZ_SEED'] ?? '20261121')

/** Room for so many cases of so many milliseconds each, on a machine that does other things too. */
export const timeoutOf = (cases: number, caseMs: number): number => 60_000 + cases * caseMs
