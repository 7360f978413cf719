/** A stream of random numbers that depends on its seed alone: same seed, same numbers, on every machine. */
export interface Random {
  /** [0, 1), 32 bits. */
  uniform(): number
  /** Mean 0, sd 1. */
  normal(): number
  /** Student's t with 4 degrees of freedom, scaled to sd 1: the fat tails of a share. */
  studentT4(): number
  /** Laplace, mean 0. */
  laplace(scale: number): number
  poisson(mean: number): number
  /** Whole number in [0, n). */
  below(n: number): number
}

/** 32-bit hash of the parts, in their order: the seed of one symbol's own stream, so that any symbol can be made again alone. */
export function hashSeed(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const character of parts.join('\u0000')) {
    hash ^= character.codePointAt(0)!
    hash = Math.imul(hash, 0x01000193)
  }
  // Finaliser of MurmurHash3: neighbouring seeds must not give neighbouring streams.
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** sfc32 (Doty-Humphrey, PractRand), warmed up by 12 steps. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let i = 0; i < 12; i += 1) next()

  let spare: number | undefined
  const uniform = (): number => next() / 4_294_967_296
  const open = (): number => (next() + 0.5) / 4_294_967_296
  const normal = (): number => {
    if (spare !== undefined) {
      const value = spare
      spare = undefined
      return value
    }
    const radius = Math.sqrt(-2 * Math.log(open()))
    const angle = 2 * Math.PI * uniform()
    spare = radius * Math.sin(angle)
    return radius * Math.cos(angle)
  }
  return {
    uniform,
    normal,
    studentT4() {
      const z = normal()
      // Chi-squared with 4 degrees of freedom = -2 ln(u1 u2); the variance of t4 is 2.
      const chi = -2 * Math.log(open() * open())
      return z / Math.sqrt(chi / 4) / Math.SQRT2
    },
    laplace(scale) {
      const u = open() - 0.5
      return -scale * Math.sign(u) * Math.log(1 - 2 * Math.abs(u))
    },
    poisson(mean) {
      const limit = Math.exp(-mean)
      let product = uniform()
      let count = 0
      while (product > limit) {
        product *= uniform()
        count += 1
      }
      return count
    },
    below: (n) => Math.floor(uniform() * n),
  }
}
