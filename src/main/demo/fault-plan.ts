import { createRandom, hashSeed } from './random.ts'

/** A fault put into the files on purpose, as the health screen must report it: the answer key. */
export interface InjectedFault {
  readonly code: 'duplicate-stamp' | 'missing-session' | 'split-suspect' | 'review-bar' | 'thin-volume'
  readonly symbol: string
  readonly session: string | null
}

/** What is done to the rows of one symbol: at most one kind of dirt, so that each fault can be found by itself. */
export type Dirt = { readonly kind: 'clean' } | { readonly kind: InjectedFault['code']; readonly at: number; readonly ratio?: number }

const SHARE = { 'missing-session': 0.02, 'duplicate-stamp': 0.015, 'review-bar': 0.015, 'split-suspect': 0.01 } as const

/** Draws the dirt of a symbol from its own stream; `from`…`to` are its sessions. */
export function dirtOf(seed: number, symbol: string, from: number, to: number): Dirt {
  const random = createRandom(hashSeed(seed, 'dirt', symbol))
  const u = random.uniform()
  const at = from + 40 + random.below(Math.max(1, to - from - 80))
  if (to - from < 120) return { kind: 'clean' }
  let sum = 0
  for (const [kind, share] of Object.entries(SHARE)) {
    sum += share
    if (u < sum) return kind === 'split-suspect' ? { kind, at, ratio: 2 } : { kind: kind as InjectedFault['code'], at }
  }
  return { kind: 'clean' }
}
