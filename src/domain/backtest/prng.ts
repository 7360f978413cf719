import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseNumber } from '#domain/input/number.ts'
import { refuseAbsent } from '#domain/input/absent.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'

export interface PrngInput {
  /** Whole number; its lowest 32 bits count. */
  readonly seed: number
  readonly n: number
}

/** More numbers than this in one answer are a mistake. */
const MAX_COUNT = 1_000_000

/**
 * bt.prng(seed, n): the first n numbers in [0, 1) of the generator every resampling here draws from, so that a run can be
 * repeated elsewhere. A seed that is no whole number BAD_VALUE, n outside 0..1,000,000 BAD_PARAM. Source: mulberry32, Ettinger 2017.
 */
export function prng({ seed, n }: PrngInput): Result<readonly number[]> {
  const refused = firstRefusal(refuseNumber(seed, Number.isSafeInteger), refuseAbsent(n) ?? refuseInteger(n, 0, MAX_COUNT))
  if (refused !== undefined) return refused
  const draw = mulberry32(seed)
  return known(Array.from({ length: n }, draw))
}

/** A generator of numbers in [0, 1): the same seed, the same numbers. */
export function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = nextState(state)
    return numberOf(state)
  }
}

/** The generator with its state in the caller's hands, for loops that draw by the million: a seed, cut to 32 bits, is the first state. */
export const nextState = (state: number): number => (state + 0x6d2b79f5) | 0

/** The number in [0, 1) that belongs to a state. */
export function numberOf(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), 1 | state)
  bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
  return ((bits ^ (bits >>> 14)) >>> 0) / 4_294_967_296
}
