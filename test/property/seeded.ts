import fc from 'fast-check'

/** One seed for a whole run, printed so that a failure can be replayed: PROPERTY_SEED=123 npx vitest run test/property. */
export const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_121)

/** How many random cases a law is tried on. */
export const runs = Number(process.env['PROPERTY_RUNS'] ?? 200)

console.log(`property seed ${seed}`)

/** Holds the law on random cases from the printed seed; fast-check names the smallest counterexample. */
export function holds<Case>(cases: fc.Arbitrary<Case>, law: (one: Case) => void, numRuns: number = runs): void {
  fc.assert(fc.property(cases, law), { seed, numRuns })
}
