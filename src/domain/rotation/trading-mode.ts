import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'

/** trading: weeks to months, reviewed weekly. allocating: months to quarters, reviewed monthly. */
export type TradingMode = 'trading' | 'allocating'

export const refuseTradingMode = (mode: unknown): Refusal | undefined => refuseWord(mode, ['trading', 'allocating'])
